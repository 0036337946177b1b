package dev.aiengine.models.evaluation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The area under the receiver operating characteristic: how often a row of a class scores above a row of another, ties
 * counting half (Hanley and McNeil 1982). Computed from ranks, so it is exact.
 */
public final class AreaUnderCurve {

    /**
     * Of one class against all others.
     *
     * @return not-a-number where there is no row of either kind
     */
    public static double of(boolean[] positive, double[] scores) {
        Integer[] order = IntStream.range(0, scores.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(row -> scores[row]));
        double ranks = 0;
        long positives = 0;
        for (int from = 0; from < order.length; ) {
            int to = from;
            int here = 0;
            while (to < order.length && scores[order[to]] == scores[order[from]]) {
                here += positive[order[to]] ? 1 : 0;
                to++;
            }
            // Equal scores share the mean of their ranks, counted from 1
            ranks += here * (from + 1 + to) / 2.0;
            positives += here;
            from = to;
        }
        long negatives = order.length - positives;
        return (ranks - positives * (positives + 1) / 2.0) / ((double) positives * negatives);
    }

    /**
     * Of two classes, or the mean over the classes of each against the others where there are more; classes without
     * rows do not count.
     *
     * @param truth one class number per row
     * @param probabilities one per class and row
     */
    public static double of(int[] truth, float[][] probabilities) {
        int classes = probabilities.length == 0 ? 0 : probabilities[0].length;
        double sum = 0;
        int counted = 0;
        for (int k = classes == 2 ? 1 : 0; k < classes; k++) {
            int label = k;
            boolean[] positive = new boolean[truth.length];
            for (int row = 0; row < truth.length; row++) {
                positive[row] = truth[row] == label;
            }
            double area = of(
                    positive,
                    Arrays.stream(probabilities).mapToDouble(row -> row[label]).toArray());
            if (!Double.isNaN(area)) {
                sum += area;
                counted++;
            }
        }
        return counted == 0 ? Double.NaN : sum / counted;
    }

    private AreaUnderCurve() {}
}
