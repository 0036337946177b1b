package dev.aiengine.admission;

import java.util.List;

/**
 * A workload that was let go. All times are milliseconds of one clock.
 *
 * @param nodes where its replicas are, one name each; empty, or names of no node, where nobody knows
 * @param expected how long it runs in all, 0 where nobody knows
 * @param preemptions how often it has given way before
 * @param leaving it was asked to give way and has not ended yet
 */
public record Active(
        String id,
        String tenant,
        Shape shape,
        int priority,
        List<String> nodes,
        long startedAt,
        long expected,
        Yielding yielding,
        int preemptions,
        boolean leaving) {

    /** When a workload gives way to another. */
    public enum Yielding {
        /** What callers depend on: a serving pool's minimum. */
        NEVER,
        /** Once it has run its minimum time; it goes on later from its checkpoint. */
        AFTER_A_WHILE,
        /** What a serving pool has beyond its minimum goes before anything else. */
        FIRST
    }

    /** When it is expected to end; the end of time where nobody knows. */
    long endsAt(long now) {
        if (expected <= 0) {
            return Long.MAX_VALUE;
        }
        long elapsed = now - startedAt;
        // One that is overdue will not take for ever either
        return now + (elapsed < expected ? expected - elapsed : Math.max(1_000, elapsed / 10));
    }
}
