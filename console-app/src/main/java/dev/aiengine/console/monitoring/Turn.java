package dev.aiengine.console.monitoring;

import java.util.Arrays;
import java.util.Optional;

/**
 * The moment from which values are higher than before, and still are: the split into two means that leaves the least
 * squares (Hinkley, "Inference about the change-point in a sequence of random variables", 1970), where it stands out of
 * the noise.
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
    /** Of parts of the values it must be more: they are several tries, and by few values noise is known badly. */
    private static final double CLEAR_OF_PART = 22;

    /** With this many degrees of freedom e times as much, about what Student's t asks for the same chance. */
    private static final double FEW = 13;
    /** What differs by less than this share is rounding. */
    private static final double ROUNDING = 1e-6;

    /**
     * Where {@code values} turn up and stay; none where they do not, or are too few to tell. What is newer is also
     * looked at by itself: beside an earlier rise from which they recovered, a second one would not stand out.
     */
    static Optional<Turn> of(double[] values) {
        Optional<Turn> turn = within(values, CLEAR);
        for (int size = values.length * 3 / 4; turn.isEmpty() && size >= 2 * SIDE; size = size * 3 / 4) {
            int from = values.length - size;
            double clear = CLEAR_OF_PART * Math.exp(FEW / (size - 2));
            turn = within(Arrays.copyOfRange(values, from, values.length), clear)
                    .map(found -> new Turn(from + found.place, found.before, found.after));
        }
        return turn;
    }

    private static Optional<Turn> within(double[] values, double clear) {
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
        if (place < 0 || best * (size - 2) <= clear * Math.max(squares - best, 1e-12 * squares)) {
            return Optional.empty();
        }
        Turn turn = new Turn(place, median(values, 0, place), median(values, place, size));
        boolean holds = median(values, size - SIDE, size) > (turn.before + turn.after) / 2;
        return holds ? Optional.of(turn) : Optional.empty();
    }

    private static double median(double[] values, int from, int to) {
        double[] sorted = Arrays.copyOfRange(values, from, to);
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
