package dev.aiengine.server.monitoring;

/** A resolution that points are kept at, and how many of them are in a block. */
enum Tier {
    FINE(10, 60),
    MINUTES(60, 3_600),
    HOURS(3_600, 86_400);

    private final int resolution;
    private final int block;

    Tier(int resolution, int block) {
        this.resolution = resolution;
        this.block = block;
    }

    /** Seconds of a point. */
    int resolution() {
        return resolution;
    }

    /** Where the block begins that a moment is in, in epoch seconds. */
    long blockOf(long moment) {
        return Math.floorDiv(moment, (long) block) * block;
    }

    /** Seconds of a block. */
    int block() {
        return block;
    }

    /** The place of a moment in its block. */
    int place(long moment) {
        return (int) (Math.floorMod(moment, (long) block) / resolution);
    }

    int places() {
        return block / resolution;
    }
}
