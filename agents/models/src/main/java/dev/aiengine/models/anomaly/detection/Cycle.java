package dev.aiengine.models.anomaly.detection;

/** The cycle that values follow: the day, or, where the steps are too long to see it, the week or the year. */
public enum Cycle {
    DAY(86_400),
    WEEK(7 * 86_400),
    YEAR(31_556_952);

    private final long seconds;

    Cycle(long seconds) {
        this.seconds = seconds;
    }

    /** For series whose usual step has so many seconds. */
    public static Cycle of(long step) {
        if (step <= DAY.seconds / 4) {
            return DAY;
        }
        return step <= WEEK.seconds / 4 ? WEEK : YEAR;
    }

    /** From 0 up to but not 1. */
    double phase(long time) {
        return Math.floorMod(time, seconds) / (double) seconds;
    }
}
