package dev.aiengine.server.serving;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many replicas a pool shall have, why, and what the next decision has to remember.
 *
 * @param lastUsed when somebody predicted last
 * @param cap no more than so many until {@link #capUntil}
 * @param recent what the load has asked for lately, the largest first; each is newer than the one before it
 */
record PoolScale(
        int wanted,
        @Nullable String reason,
        Instant lastUsed,
        int cap,
        @Nullable Instant capUntil,
        List<Asked> recent) {

    /** What the load asked for at a moment. */
    record Asked(Instant at, int replicas) {}

    /** A pool that nothing is known of but how many replicas it has; one that has none was not used lately. */
    static PoolScale of(int replicas, Instant now) {
        Instant lastUsed = replicas == 0 ? Instant.EPOCH : now;
        return new PoolScale(
                replicas, null, lastUsed, Integer.MAX_VALUE, null, List.of(new Asked(now, Math.max(1, replicas))));
    }

    /** One replica less, as it gave way to another workload; none more before the end of the pause. */
    PoolScale gaveWay(String why, Instant until) {
        int left = Math.max(0, wanted - 1);
        return new PoolScale(left, why, lastUsed, left, until, List.of());
    }

    /** The same within other bounds. */
    PoolScale clamped(PoolBounds bounds) {
        int within = bounds.clamp(wanted);
        return within == wanted ? this : new PoolScale(within, null, lastUsed, cap, capUntil, recent);
    }

    /** The endpoints were changed, and somebody wants to see what becomes of them. */
    PoolScale within(PoolBounds bounds, Instant now) {
        int within = bounds.clamp(wanted);
        return new PoolScale(within, within == wanted ? reason : null, now, cap, capUntil, recent);
    }

    /** Drops what is older than the window, and what was followed by as much or more. */
    List<Asked> recentWith(int replicas, Instant now, Instant windowStart) {
        List<Asked> kept = new ArrayList<>();
        for (Asked one : recent) {
            if (one.replicas() > replicas && !one.at().isBefore(windowStart)) {
                kept.add(one);
            }
        }
        kept.add(new Asked(now, replicas));
        return List.copyOf(kept);
    }
}
