package dev.aiengine.contract.client;

import dev.aiengine.contract.Json;
import dev.aiengine.contract.client.EventRoutes.Listener;
import dev.aiengine.contract.events.EngineEvent;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;

/** A listener's connection to an engine's events, made anew when it breaks. */
public final class Following implements AutoCloseable {
    /** The engine says something every ten seconds; without that much the connection is dead. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    /** Events that a newer engine knows of become null, and are passed over. */
    private static final ObjectReader READER =
            Json.MAPPER.readerFor(EngineEvent.class).without(DeserializationFeature.FAIL_ON_INVALID_SUBTYPE);

    private final EventRoutes routes;
    private final Listener listener;
    private final Thread reader;
    private final Thread watch;
    private volatile long lastHeard = System.nanoTime();
    private volatile @Nullable ServerEvents events;
    private volatile boolean closed;
    private @Nullable String lastId;

    Following(EventRoutes routes, Listener listener) {
        this.routes = routes;
        this.listener = listener;
        this.watch = Thread.ofVirtual().name("events-watch").unstarted(this::watch);
        this.reader = Thread.ofVirtual().name("events").unstarted(this::run);
        // Where it is refused at once, the reader ends the watch
        watch.start();
        reader.start();
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        try {
            while (!closed) {
                try {
                    read();
                    pause = FIRST_PAUSE;
                } catch (EngineUnreachable e) {
                    pause = longer(pause);
                } catch (EngineException e) {
                    if (!passes(e)) {
                        listener.refused(e);
                        return;
                    }
                    pause = longer(pause);
                }
                if (!closed) {
                    listener.lost();
                    Thread.sleep(pause);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            watch.interrupt();
        }
    }

    private void read() {
        lastHeard = System.nanoTime();
        try (ServerEvents opened = routes.open(lastId, () -> lastHeard = System.nanoTime())) {
            events = opened;
            listener.connected();
            opened.data().takeWhile(data -> !closed).forEach(this::tell);
            lastId = opened.lastId() == null ? lastId : opened.lastId();
        } finally {
            events = null;
        }
    }

    private void tell(String data) {
        @Nullable EngineEvent event;
        try {
            event = READER.<@Nullable EngineEvent>readValue(data);
        } catch (JacksonException e) {
            listener.unreadable();
            return;
        }
        if (event != null) {
            listener.event(event);
        }
    }

    /** Too many streams, or an engine that starts or stops. */
    private static boolean passes(EngineException e) {
        return e.status() == 429 || e.status() >= 500;
    }

    private static Duration longer(Duration pause) {
        Duration longer = pause.multipliedBy(2);
        return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    }

    private void watch() {
        try {
            while (!closed) {
                Thread.sleep(Duration.ofSeconds(5));
                if (System.nanoTime() - lastHeard > SILENCE.toNanos()) {
                    cut();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void cut() {
        ServerEvents open = events;
        if (open != null) {
            open.close();
        }
    }

    /** Ends it; an event that is just being told may still come. */
    @Override
    public void close() {
        closed = true;
        reader.interrupt();
        watch.interrupt();
    }
}
