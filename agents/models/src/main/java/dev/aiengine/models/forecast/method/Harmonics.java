package dev.aiengine.models.forecast.method;

import dev.aiengine.models.algebra.Cholesky;
import java.util.Arrays;

/**
 * Regression on the waves of a season and, if wanted, a straight trend, with errors that follow the one before (dynamic
 * harmonic regression: Young, Pedregal and Tych 1999). The number of waves has the least corrected information
 * criterion (Hurvich and Tsai 1989); short seasons have all of them.
 */
record Harmonics(int season, boolean trending) implements Method {
    /** What is older than so many values, or so many seasons, says little of the next. */
    private static final int MOST_VALUES = 500;

    private static final int MOST_SEASONS = 20;
    private static final int ALL_WAVES_UP_TO = 24;
    private static final int MOST_WAVES = 6;
    private static final double MOST_MEMORY = 0.99;

    @Override
    public double[] forecast(double[] history, int horizon) {
        int kept = Math.min(history.length, Math.max(MOST_VALUES, MOST_SEASONS * season));
        double[] values = Arrays.copyOfRange(history, history.length - kept, history.length);
        int waves = Decomposition.possible(values.length, season) ? season / 2 : 0;
        if (waves == 0 || season <= ALL_WAVES_UP_TO) {
            return fit(values, waves).forecast(horizon);
        }
        Fit best = null;
        for (int some = 1; some <= Math.min(MOST_WAVES, waves); some++) {
            Fit fit = fit(values, some);
            best = best == null || fit.criterion() < best.criterion() ? fit : best;
        }
        return best == null ? fit(values, 0).forecast(horizon) : best.forecast(horizon);
    }

    private Fit fit(double[] values, int waves) {
        int size = features(0, waves, values.length).length;
        double[][] squares = new double[size][size];
        double[] weights = new double[size];
        for (int i = 0; i < values.length; i++) {
            double[] row = features(i, waves, values.length);
            for (int j = 0; j < size; j++) {
                for (int k = 0; k <= j; k++) {
                    squares[j][k] += row[j] * row[k];
                }
                weights[j] += row[j] * values[i];
            }
        }
        for (int j = 0; j < size; j++) {
            squares[j][j] += 1e-9 * values.length;
        }
        Cholesky.inPlace(squares).solve(weights);
        double[] errors = new double[values.length];
        for (int i = 0; i < errors.length; i++) {
            errors[i] = values[i] - dot(features(i, waves, values.length), weights);
        }
        return new Fit(weights, waves, errors);
    }

    private double[] features(int at, int waves, int length) {
        boolean even = waves > 0 && 2 * waves == season;
        double[] row = new double[1 + (trending ? 1 : 0) + 2 * waves - (even ? 1 : 0)];
        int next = 0;
        row[next++] = 1;
        if (trending) {
            row[next++] = (double) at / length;
        }
        for (int wave = 1; wave <= waves; wave++) {
            double angle = 2 * Math.PI * wave * (at % season) / season;
            row[next++] = Math.cos(angle);
            if (next < row.length) {
                row[next++] = Math.sin(angle);
            }
        }
        return row;
    }

    private static double dot(double[] row, double[] weights) {
        double sum = 0;
        for (int i = 0; i < row.length; i++) {
            sum += row[i] * weights[i];
        }
        return sum;
    }

    private final class Fit {
        private final double[] weights;
        private final int waves;
        private final double[] errors;

        Fit(double[] weights, int waves, double[] errors) {
            this.weights = weights;
            this.waves = waves;
            this.errors = errors;
        }

        double criterion() {
            int length = errors.length;
            int size = weights.length + 1;
            double squares = 1e-12;
            for (double error : errors) {
                squares += error * error;
            }
            return length * Math.log(squares / length) + 2.0 * size * length / Math.max(1, length - size - 1);
        }

        double[] forecast(int horizon) {
            double along = 0;
            double squares = 0;
            for (int i = 1; i < errors.length; i++) {
                along += errors[i] * errors[i - 1];
                squares += errors[i - 1] * errors[i - 1];
            }
            double memory = squares == 0 ? 0 : Math.clamp(along / squares, 0, MOST_MEMORY);
            double left = errors[errors.length - 1];
            double[] forecast = new double[horizon];
            for (int step = 0; step < horizon; step++) {
                left *= memory;
                forecast[step] = dot(features(errors.length + step, waves, errors.length), weights) + left;
            }
            return forecast;
        }
    }
}
