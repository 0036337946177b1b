package dev.aiengine.console.work;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Something of the engine as it was last heard: what was loaded stays while it is loaded again, and when that fails. An
 * answer that equals the last one changes nothing on the screen.
 */
public final class Loaded<T> {
    /** Of questions under way: where answers take longer than changes come, the newest question waits its turn. */
    private static final int MOST = 2;

    private final Work work;
    private final ReadOnlyObjectWrapper<@Nullable T> value = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private int asked;
    private int answered;
    private int forgotten;
    private int underWay;
    private @Nullable Callable<T> next;

    public Loaded(Work work) {
        this.work = work;
    }

    /** Loads it; of answers that overtake each other only the newest question's counts. */
    public void load(Callable<T> source) {
        loading.set(true);
        if (underWay == MOST) {
            next = source;
        } else {
            ask(source);
        }
    }

    /** As it is known otherwise, from an answer to a change for example. */
    public void set(T known) {
        answered(++asked, known);
    }

    /** Forgets everything: it is now about something else. */
    public void clear() {
        answered = ++asked;
        forgotten = asked;
        underWay = 0;
        next = null;
        loading.set(false);
        failure.set(null);
        value.set(null);
    }

    public @Nullable T get() {
        return value.get();
    }

    public T or(T other) {
        T known = value.get();
        return known == null ? other : known;
    }

    public ReadOnlyObjectProperty<@Nullable T> value() {
        return value.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty loading() {
        return loading.getReadOnlyProperty();
    }

    /** Calls back with each new value, and with the one there is. */
    public void each(Consumer<? super T> listener) {
        value.addListener((observable, before, now) -> {
            if (now != null) {
                listener.accept(now);
            }
        });
        T known = value.get();
        if (known != null) {
            listener.accept(known);
        }
    }

    private void ask(Callable<T> source) {
        int question = ++asked;
        underWay++;
        work.ask(
                source,
                found -> {
                    over(question);
                    answered(question, found);
                },
                problem -> {
                    over(question);
                    failed(question, problem);
                });
    }

    /** There is room for the question that waits. */
    private void over(int question) {
        if (question < forgotten) {
            return;
        }
        underWay--;
        Callable<T> waiting = next;
        if (waiting != null) {
            next = null;
            ask(waiting);
        }
    }

    private void answered(int question, T found) {
        if (question < answered) {
            return;
        }
        answered = question;
        loading.set(question < asked);
        failure.set(null);
        if (!Objects.equals(found, value.get())) {
            value.set(found);
        }
    }

    private void failed(int question, Failure problem) {
        if (question < answered) {
            return;
        }
        answered = question;
        loading.set(question < asked);
        failure.set(problem);
    }
}
