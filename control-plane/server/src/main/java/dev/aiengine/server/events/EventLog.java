package dev.aiengine.server.events;

import dev.aiengine.contract.events.EngineEvent;
import dev.aiengine.server.web.SentEvents;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The last events, numbered. Readers keep a position in it and share the events, so a slow one costs no memory: what it
 * has not read in time is gone. Soft state: after a restart the numbers are of another run.
 */
@Component
class EventLog {
    /** How many events a reader takes before it sends them. */
    private static final int BATCH = 256;

    private final JsonMapper json;
    private final String run;
    private final @Nullable Entry[] ring;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition added = lock.newCondition();
    private long next = 0;
    private boolean closed;

    EventLog(JsonMapper json, EventProperties properties, Clock clock) {
        this.json = json;
        this.run = Long.toString(clock.millis(), Character.MAX_RADIX);
        this.ring = new Entry[properties.remembered()];
    }

    /** @param frame what is sent */
    record Entry(EngineEvent event, String frame) {}

    /**
     * What a reader has to hear.
     *
     * @param missed whether something before that is gone
     * @param position to go on from
     */
    record Read(List<Entry> entries, boolean missed, long position) {}

    @TransactionalEventListener(fallbackExecution = true)
    void committed(EngineEvent event) {
        if (event instanceof EngineEvent.OfAudit audit) {
            AuditedChanges.of(audit).ifPresent(this::add);
        }
        add(event);
    }

    private void add(EngineEvent event) {
        JsonNode data = json.valueToTree(event);
        String frame = SentEvents.frame(data.get("type").asString(), data.toString());
        lock.lock();
        try {
            ring[slot(next)] = new Entry(event, "id: " + id(next + 1) + "\n" + frame);
            next++;
            added.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there is something after a position, or the time is up. */
    Read after(long position, Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (position == next && left > 0 && !closed) {
                left = added.awaitNanos(left);
            }
            long from = Math.max(position, next - ring.length);
            long to = Math.min(next, from + BATCH);
            List<Entry> entries = new ArrayList<>();
            for (long number = from; number < to; number++) {
                entries.add(Objects.requireNonNull(ring[slot(number)]));
            }
            return new Read(entries, from > position, to);
        } finally {
            lock.unlock();
        }
    }

    /** The position behind everything so far. */
    long newest() {
        lock.lock();
        try {
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** What a client tells when it comes again. */
    String id(long position) {
        return run + "-" + position;
    }

    /** The position an id stands for; empty where it is not one of this run. */
    OptionalLong position(String id) {
        if (!id.startsWith(run + "-") || !id.substring(run.length() + 1).matches("[0-9]{1,18}")) {
            return OptionalLong.empty();
        }
        long position = Long.parseLong(id.substring(run.length() + 1));
        return position <= newest() ? OptionalLong.of(position) : OptionalLong.empty();
    }

    boolean open() {
        lock.lock();
        try {
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /** Streams would hold back the shutdown. */
    @EventListener
    void close(ContextClosedEvent event) {
        lock.lock();
        try {
            closed = true;
            added.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private int slot(long number) {
        return (int) (number % ring.length);
    }
}
