package dev.aiengine.admission;

import java.util.Comparator;

/**
 * A workload that waits. All times are milliseconds of one clock.
 *
 * @param priority a point is worth {@link Policy#aging} of waiting; counts within the tenant only
 * @param expected how long it will run, 0 where nobody knows
 */
public record Waiting(String id, String tenant, Shape shape, int priority, long queuedAt, long expected) {

    /**
     * Who goes first within a tenant. As the waiting time counts, a stream of urgent work delays the rest and never
     * starves it.
     */
    static Comparator<Waiting> order(Policy policy) {
        return Comparator.comparingLong((Waiting waiting) -> waiting.rank(policy))
                .thenComparing(Waiting::id);
    }

    long rank(Policy policy) {
        return queuedAt - priority * policy.aging();
    }
}
