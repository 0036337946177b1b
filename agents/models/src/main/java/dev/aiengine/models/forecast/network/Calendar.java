package dev.aiengine.models.forecast.network;

import dev.aiengine.models.series.Step;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Where the first forecast step stands in day, week and year, as waves; all zero where the time is not known.
 *
 * @param ofDay whether steps are shorter than a day
 * @param ofWeek whether steps are no longer than a day
 * @param ofYear whether the years seen are enough to tell
 */
public record Calendar(boolean ofDay, boolean ofWeek, boolean ofYear) {
    private static final int WAVES = 3;
    private static final long FEWEST_YEARS = 2;

    /**
     * What the step and the rows can tell apart.
     *
     * @param seconds how long the rows learned from last
     */
    public static Calendar of(Step step, long seconds) {
        boolean months = step.unit() == Step.Unit.MONTHS;
        return new Calendar(
                !months && step.count() < Step.DAY,
                !months && step.count() <= Step.DAY,
                seconds >= FEWEST_YEARS * 365 * Step.DAY);
    }

    public int features() {
        return 2 * WAVES * ((ofDay ? 1 : 0) + (ofWeek ? 1 : 0) + (ofYear ? 1 : 0));
    }

    /**
     * The waves at one time.
     *
     * @param time of the first forecast step, seconds since 1970
     */
    public double[] at(long time) {
        LocalDateTime at = LocalDateTime.ofEpochSecond(time, 0, ZoneOffset.UTC);
        double day = at.toLocalTime().toSecondOfDay() / (double) Step.DAY;
        double[] features = new double[features()];
        int next = 0;
        if (ofDay) {
            next = waves(features, next, day);
        }
        if (ofWeek) {
            next = waves(features, next, (at.getDayOfWeek().getValue() - 1 + (ofDay ? 0 : day)) / 7.0);
        }
        if (ofYear) {
            waves(features, next, (at.getDayOfYear() - 1) / 365.25);
        }
        return features;
    }

    private static int waves(double[] features, int from, double share) {
        int next = from;
        for (int wave = 1; wave <= WAVES; wave++) {
            features[next++] = Math.sin(2 * Math.PI * wave * share);
            features[next++] = Math.cos(2 * Math.PI * wave * share);
        }
        return next;
    }
}
