package dev.aiengine.console.monitoring;

import java.util.Arrays;
import java.util.Optional;

/**
 * The moment from which values are higher than before: the split into two means that leaves the least squares (Hinkley,
 * "Inference about the change-point in a sequence of random variables", 1970), where it stands out of the noise.
 *
 * @param place of the first higher value
 * @param before median of the values until then
 * @param after median from then on
 */
record Turn(int place, double before, double after) {
    /** Values on either side that a turn needs: one is chance. */
    static final int SIDE = 3;

    /** How much more a split must explain than it leaves, per value: more than four standard errors. */
    private static final double CLEAR = 18;
    /** What differs by less than this share is rounding. */
    private static final double ROUNDING = 1e-6;

    /** Where {@code values} turn up; none where they do not, or are too few to tell. */
    static Optional<Turn> of(double[] values) {
        int size = values.length;
        double sum = Arrays.stream(values).sum();
        double mean = sum / Math.max(1, size);
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        double left = 0;
        double best = 0;
        int place = -1;
        for (int split = 1; split <= size - SIDE; split++) {
            left += values[split - 1];
            double rise = (sum - left) / (size - split) - left / split;
            double explained = (double) split * (size - split) / size * rise * rise;
            if (split >= SIDE && rise > ROUNDING * Math.abs(mean) && explained > best) {
                best = explained;
                place = split;
            }
        }
        boolean clear = place > 0 && best * (size - 2) > CLEAR * Math.max(squares - best, 1e-12 * squares);
        return clear
                ? Optional.of(new Turn(place, median(values, 0, place), median(values, place, size)))
                : Optional.empty();
    }

    private static double median(double[] values, int from, int to) {
        double[] sorted = Arrays.copyOfRange(values, from, to);
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
