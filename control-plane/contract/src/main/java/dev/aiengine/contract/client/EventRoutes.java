package dev.aiengine.contract.client;

import dev.aiengine.contract.events.EngineEvent;
import org.jspecify.annotations.Nullable;

/** {@code /events}: everything that changes, as it changes. */
public final class EventRoutes {
    private final Wire wire;

    EventRoutes(Wire wire) {
        this.wire = wire;
    }

    /** Who listens; called by one thread, never twice at the same time. */
    public interface Listener {
        void event(EngineEvent event);

        /** Something changed, but the event that says what could not be read: look at everything anew. */
        default void unreadable() {}

        /** The engine listens to us: what changes from now on is told. */
        default void connected() {}

        /** The connection broke or could not be made; it is tried again by itself. */
        default void lost() {}

        /** The engine does not let us listen, and asking again would not help. */
        default void refused(EngineException refusal) {}
    }

    /**
     * Tells a listener of everything that changes from now on, until it is closed. A connection that breaks is made
     * anew, and what happened meanwhile is told then; where that is more than the engine remembers, the listener is
     * told {@link EngineEvent.Reset}.
     */
    public Following follow(Listener listener) {
        return new Following(this, listener);
    }

    /** @param after the last id that was heard */
    ServerEvents open(@Nullable String after, Runnable heard) {
        var request = wire.request("events").header("Accept", "text/event-stream");
        return new ServerEvents(wire.open(after == null ? request : request.header("Last-Event-ID", after)), heard);
    }
}
