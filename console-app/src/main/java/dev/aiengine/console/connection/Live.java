package dev.aiengine.console.connection;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Tells whoever looks at something that it changed; many changes at once are told once. */
public final class Live {
    private final Executor soon;
    private final Executor screen;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final Set<Topic> changed = EnumSet.noneOf(Topic.class);
    private boolean scheduled;

    /** @param soon runs what it is given a moment later, so that changes gather */
    public Live(Executor soon, Executor screen) {
        this.soon = soon;
        this.screen = screen;
    }

    /** Calls back on the screen's thread with what changed of the topics, until what is returned is run. */
    public Runnable on(Set<Topic> topics, Consumer<Set<Topic>> listener) {
        Listener added = new Listener(Set.copyOf(topics), listener);
        listeners.add(added);
        return () -> listeners.remove(added);
    }

    /** From any thread. */
    public void changed(Set<Topic> topics) {
        synchronized (changed) {
            changed.addAll(topics);
            if (scheduled || changed.isEmpty()) {
                return;
            }
            scheduled = true;
        }
        soon.execute(this::tell);
    }

    private void tell() {
        Set<Topic> news;
        synchronized (changed) {
            news = EnumSet.copyOf(changed);
            changed.clear();
            scheduled = false;
        }
        screen.execute(() -> {
            for (Listener listener : listeners) {
                Set<Topic> about = EnumSet.copyOf(news);
                about.retainAll(listener.topics());
                if (!about.isEmpty()) {
                    listener.callback().accept(about);
                }
            }
        });
    }

    private record Listener(Set<Topic> topics, Consumer<Set<Topic>> callback) {}
}
