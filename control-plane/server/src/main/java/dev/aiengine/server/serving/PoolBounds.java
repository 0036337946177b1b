package dev.aiengine.server.serving;

/** How many replicas a serving pool has at least and at most. */
public record PoolBounds(int min, int max) {

    /** What both ask for: the larger of each. */
    public PoolBounds and(PoolBounds other) {
        return new PoolBounds(Math.max(min, other.min), Math.max(max, other.max));
    }

    /** Of a pool that somebody uses. */
    PoolBounds atLeastOne() {
        return new PoolBounds(Math.max(1, min), Math.max(1, max));
    }

    int clamp(int replicas) {
        return Math.clamp(replicas, min, max);
    }
}
