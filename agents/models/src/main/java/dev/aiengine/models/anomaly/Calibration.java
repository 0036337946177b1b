package dev.aiengine.models.anomaly;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** A threshold without labels: so many of the points may raise an alarm. */
final class Calibration {

    /** The score that no more than this share of the scores reaches. */
    static double threshold(double[] scores, double rate) {
        double[] rising = DoubleStream.of(scores).sorted().toArray();
        int alarms = (int) (rate * rising.length);
        if (rising.length == 0 || rising[rising.length - 1] <= 0) {
            // Nothing has surprised yet, so whatever surprises strongly is an alarm
            return NOTHING_SEEN;
        }
        if (alarms == 0) {
            double highest = rising[rising.length - 1];
            return highest + (1 - highest) / 2;
        }
        double least = rising[rising.length - alarms];
        // Equal scores are alarms together or not at all
        boolean tooMany = Arrays.stream(rising).filter(score -> score >= least).count() > alarms;
        return Math.max(Double.MIN_NORMAL, tooMany ? Math.nextUp(least) : least);
    }

    /** The share of the scores that are alarms. */
    static double rate(double[] scores, double threshold) {
        return (double) DoubleStream.of(scores)
                        .filter(score -> score >= threshold)
                        .count()
                / Math.max(1, scores.length);
    }

    private static final double NOTHING_SEEN = 0.75;

    private Calibration() {}
}
