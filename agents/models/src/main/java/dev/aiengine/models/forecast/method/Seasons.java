package dev.aiengine.models.forecast.method;

import dev.aiengine.models.series.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;

/**
 * How many steps a season has. In question are the natural ones of the step (a day, a week, a year…) and the peak of
 * the autocorrelation; the one wins that explains most of what a moving average over it leaves.
 */
public final class Seasons {
    private static final double LEAST_EXPLAINED = 0.1;
    private static final double CLEARLY_MORE = 0.05;
    private static final double LEAST_CORRELATION = 0.3;
    private static final int LONGEST = 1_000;
    private static final long YEAR = 365 * Step.DAY;

    /** The season of a sample of series; 1 where there is none. */
    public static int of(Step step, List<double[]> sample) {
        TreeSet<Integer> candidates = new TreeSet<>(natural(step));
        sample.forEach(values -> peak(values).ifPresent(candidates::add));
        int best = 1;
        double most = LEAST_EXPLAINED - CLEARLY_MORE;
        for (int season : candidates) {
            double explained = sample.stream()
                    .mapToDouble(values -> explained(values, season))
                    .average()
                    .orElse(0);
            if (explained > most + CLEARLY_MORE) {
                most = explained;
                best = season;
            }
        }
        return best;
    }

    private static List<Integer> natural(Step step) {
        if (step.unit() == Step.Unit.MONTHS) {
            return step.count() < 12 && 12 % step.count() == 0 ? List.of((int) (12 / step.count())) : List.of();
        }
        List<Integer> seasons = new ArrayList<>();
        for (long period : new long[] {60, 3600, Step.DAY, 7 * Step.DAY, YEAR}) {
            long steps = Math.round((double) period / step.count());
            boolean whole = period == YEAR || period % step.count() == 0;
            if (whole && steps >= 4 && steps <= 20_000) {
                seasons.add((int) steps);
            }
        }
        return seasons;
    }

    /** The lag of the highest peak of the autocorrelation of the differences. */
    private static OptionalInt peak(double[] values) {
        int length = Math.min(values.length, 5 * LONGEST);
        double[] moves = new double[Math.max(0, length - 1)];
        for (int i = 0; i < moves.length; i++) {
            int at = values.length - length + i;
            moves[i] = values[at + 1] - values[at];
        }
        double mean = Arrays.stream(moves).average().orElse(0);
        double squares =
                Arrays.stream(moves).map(move -> (move - mean) * (move - mean)).sum();
        int best = 0;
        double highest = LEAST_CORRELATION;
        for (int lag = 2; lag <= Math.min(LONGEST, moves.length / 3) && squares > 0; lag++) {
            double sum = 0;
            for (int i = lag; i < moves.length; i++) {
                sum += (moves[i] - mean) * (moves[i - lag] - mean);
            }
            if (sum / squares > highest) {
                highest = sum / squares;
                best = lag;
            }
        }
        return best == 0 ? OptionalInt.empty() : OptionalInt.of(best);
    }

    /** The adjusted share of the variance that the season's pattern explains. */
    private static double explained(double[] values, int season) {
        if (!Decomposition.possible(values.length, season) || values.length < 2 * season + 4) {
            return 0;
        }
        double[] detrended = Decomposition.detrended(values, season, false);
        double[] pattern = Decomposition.pattern(values, season, false);
        double all = 0;
        double left = 0;
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(detrended[i])) {
                all += detrended[i] * detrended[i];
                left += Math.pow(detrended[i] - pattern[i % season], 2);
                count++;
            }
        }
        int free = count - season;
        return all < 1e-12 || free < 1 ? 0 : 1 - left / free / (all / (count - 1));
    }

    private Seasons() {}
}
