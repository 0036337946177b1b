package dev.aiengine.models.forecast;

import java.util.Arrays;
import java.util.List;

/**
 * How far the truth lay from the forecasts on rows that were not learned from: empirical quantiles per step, in
 * multiples of a scale of the history (split conformal prediction: Papadopoulos et al. 2002).
 *
 * @param offsets per level of {@link #LEVELS}, then per step
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Spread(float[][] offsets) {
    public static final List<Double> LEVELS = List.of(0.1, 0.5, 0.9);

    /** Steps this share away are counted with a step where there are few errors. */
    private static final double NEIGHBOURS = 0.2;

    private static final int MANY = 100;

    /** No errors known: as wide as a scale, growing with the root of time. */
    public static Spread unknown(int horizon) {
        float[][] offsets = new float[LEVELS.size()][horizon];
        for (int step = 0; step < horizon; step++) {
            offsets[0][step] = (float) -(1.28 * Math.sqrt(step + 1.0));
            offsets[2][step] = -offsets[0][step];
        }
        return new Spread(offsets);
    }

    /**
     * Takes the quantiles of errors.
     *
     * @param errors one row per forecast: truth less mean over scale, per step
     */
    public static Spread of(List<double[]> errors) {
        int horizon = errors.getFirst().length;
        float[][] offsets = new float[LEVELS.size()][horizon];
        for (int step = 0; step < horizon; step++) {
            int reach = errors.size() >= MANY ? 0 : (int) Math.ceil(NEIGHBOURS * (step + 1));
            int from = Math.max(0, step - reach);
            int to = Math.min(horizon, step + reach + 1);
            double[] sorted = new double[errors.size() * (to - from)];
            int next = 0;
            for (double[] row : errors) {
                for (int near = from; near < to; near++) {
                    sorted[next++] = row[near];
                }
            }
            Arrays.sort(sorted);
            for (int level = 0; level < offsets.length; level++) {
                offsets[level][step] = (float) quantile(sorted, LEVELS.get(level));
            }
        }
        return new Spread(offsets);
    }

    public int horizon() {
        return offsets[0].length;
    }

    /** The quantile of one level around a forecast; beyond the known steps it grows with the root of time. */
    public double[] around(double[] mean, double scale, int level) {
        double[] quantile = new double[mean.length];
        for (int step = 0; step < mean.length; step++) {
            int known = Math.min(step, horizon() - 1);
            double growth = Math.sqrt((step + 1.0) / (known + 1.0));
            quantile[step] = mean[step] + offsets[level][known] * growth * scale;
        }
        return quantile;
    }

    /** Between two ranks in proportion, each tail as wide as few errors make it. */
    private static double quantile(double[] sorted, double level) {
        double rank = Math.clamp(level * (sorted.length + 1) - 1, 0, sorted.length - 1);
        int below = (int) rank;
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
    }
}
