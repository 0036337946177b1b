package dev.aiengine.models.forecast.method;

import java.util.Arrays;

/**
 * Exponential smoothing with level, trend and season, in its error correction form (Hyndman, Koehler, Ord and Snyder,
 * <i>Forecasting with Exponential Smoothing</i>, 2008): the smoothing constants and the first level and trend are those
 * with the least squared one-step errors.
 */
record Smoothing(Trend trend, Pattern pattern, int season) implements Method {
    /** What is older than so many values, or so many seasons, no longer moves the states. */
    private static final int MOST_VALUES = 300;

    private static final int MOST_SEASONS = 12;
    private static final int EVALUATIONS = 500;
    private static final double[] LOWEST = {0.001, 0.001, 0.001, 0.8, -1, -1};
    private static final double[] HIGHEST = {0.999, 0.999, 0.999, 0.98, 1, 1};
    private static final double[][] STARTS = {{0.3, 0.1, 0.1, 0.95, 0, 0}, {0.7, 0.05, 0.3, 0.9, 0, 0}};

    enum Trend {
        NONE,
        STRAIGHT,
        DAMPED
    }

    enum Pattern {
        NONE,
        ADDS,
        MULTIPLIES
    }

    @Override
    public double[] forecast(double[] history, int horizon) {
        int kept = Math.min(history.length, Math.max(MOST_VALUES, MOST_SEASONS * season));
        double[] values = Arrays.copyOfRange(history, history.length - kept, history.length);
        boolean seasonal = pattern != Pattern.NONE && Decomposition.possible(kept, season);
        boolean multiplies = seasonal
                && pattern == Pattern.MULTIPLIES
                && Arrays.stream(values).allMatch(value -> value > 0);
        States states = new States(values, seasonal ? season : 1, multiplies, kept > 3 ? trend : Trend.NONE);
        Simplex simplex = new Simplex(states::squaredErrors, LOWEST, HIGHEST);
        double[] best = STARTS[0];
        for (double[] start : STARTS) {
            double[] found = simplex.minimum(start, EVALUATIONS);
            best = states.squaredErrors(found) < states.squaredErrors(best) ? found : best;
        }
        return states.forecast(best, horizon);
    }

    /** The states while they run through one history. */
    private static final class States {
        private final double[] values;
        private final boolean multiplies;
        private final Trend trend;
        private final double[] firstPattern;
        private final double firstLevel;
        private final double firstSlope;
        private final double spread;
        private final double[] seasons;
        private double level;
        private double slope;

        States(double[] values, int season, boolean multiplies, Trend trend) {
            this.values = values;
            this.multiplies = multiplies;
            this.trend = trend;
            this.firstPattern = season > 1 ? Decomposition.pattern(values, season, multiplies) : new double[1];
            if (season == 1 && multiplies) {
                firstPattern[0] = 1;
            }
            this.seasons = new double[season];
            double[] adjusted = new double[Math.min(values.length, Math.max(10, 2 * season))];
            for (int i = 0; i < adjusted.length; i++) {
                double place = firstPattern[i % season];
                adjusted[i] = multiplies ? values[i] / place : values[i] - place;
            }
            double[] line = Line.through(adjusted);
            this.firstLevel =
                    trend == Trend.NONE ? Arrays.stream(adjusted).average().orElse(0) : line[0];
            this.firstSlope = trend == Trend.NONE ? 0 : line[1];
            double squares = 0;
            for (int i = 0; i < adjusted.length; i++) {
                squares += Math.pow(adjusted[i] - line[0] - line[1] * i, 2);
            }
            this.spread = Math.sqrt(squares / adjusted.length);
        }

        /** @param constants of level, trend, season; damping; where level and trend start, in their own units */
        double squaredErrors(double[] constants) {
            double alpha = constants[0];
            double beta = constants[0] * constants[1];
            double gamma = constants[2] * (1 - alpha);
            double damping = trend == Trend.DAMPED ? constants[3] : 1;
            System.arraycopy(firstPattern, 0, seasons, 0, seasons.length);
            level = firstLevel + constants[4] * spread;
            slope = trend == Trend.NONE ? 0 : firstSlope + constants[5] * spread / 5;
            boolean seasonal = seasons.length > 1;
            double squares = 0;
            int place = 0;
            for (double value : values) {
                double expected = level + damping * slope;
                double pattern = seasons[place];
                double error = multiplies ? value - expected * pattern : value - expected - pattern;
                squares += error * error;
                level = expected + alpha * (multiplies ? error / pattern : error);
                if (trend != Trend.NONE) {
                    slope = damping * slope + beta * (multiplies ? error / pattern : error);
                }
                if (seasonal) {
                    seasons[place] = pattern + gamma * (multiplies ? error / expected : error);
                    place = place + 1 == seasons.length ? 0 : place + 1;
                }
            }
            return squares;
        }

        double[] forecast(double[] constants, int horizon) {
            squaredErrors(constants);
            double damping = trend == Trend.DAMPED ? constants[3] : 1;
            double[] forecast = new double[horizon];
            double steps = 0;
            for (int step = 0; step < horizon; step++) {
                steps += Math.pow(damping, step + 1);
                double expected = level + steps * slope;
                double pattern = seasons[(values.length + step) % seasons.length];
                forecast[step] = multiplies ? expected * pattern : expected + pattern;
            }
            return forecast;
        }
    }
}
