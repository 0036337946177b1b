package dev.aiengine.console.monitoring;

/**
 * A stretch of time that charts are zoomed or panned to.
 *
 * @param from epoch seconds
 * @param to epoch seconds
 */
record Zoom(double from, double to) {
    /** As many as a chart has room for. */
    private static final int POINTS = 360;

    /** What an engine takes, in seconds. */
    private static final long FINEST = 10;

    private static final long LONGEST = 999_999_999;

    /** Seconds from point to point that are fine enough. */
    long step() {
        return Math.clamp((long) Math.ceil((to - from) / POINTS), FINEST, LONGEST);
    }

    /** Wider by half of it on either side, so that a little panning needs no other points. */
    Zoom around() {
        double half = (to - from) / 2;
        return new Zoom(from - half, to + half);
    }

    boolean within(Zoom other) {
        return from >= other.from && to <= other.to;
    }

    /** Whether what was asked for another is enough for this one. */
    boolean servedBy(Zoom other) {
        return within(other.around()) && other.step() <= 2 * step();
    }
}
