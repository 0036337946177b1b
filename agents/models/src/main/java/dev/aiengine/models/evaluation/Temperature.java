package dev.aiengine.models.evaluation;

import java.util.List;

/**
 * One number that divides the scores, so that a probability of 0.8 is right eight times in ten (Guo et al., <i>On
 * Calibration of Modern Neural Networks</i>, 2017).
 */
public final class Temperature {
    private static final double LOWEST = 0.05;
    private static final double HIGHEST = 20;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    /** The temperature with the least loss on rows that were not trained on; the loss has one valley. */
    public static double best(float[][] scores, List<Integer> labels) {
        double low = Math.log(LOWEST);
        double high = Math.log(HIGHEST);
        while (high - low > 1e-4) {
            double left = high - GOLDEN * (high - low);
            double right = low + GOLDEN * (high - low);
            if (loss(scores, labels, Math.exp(left)) <= loss(scores, labels, Math.exp(right))) {
                high = right;
            } else {
                low = left;
            }
        }
        return Math.exp((low + high) / 2);
    }

    /** Mean cross-entropy of the scores over a temperature. */
    public static double loss(float[][] scores, List<Integer> labels, double temperature) {
        double sum = 0;
        for (int row = 0; row < scores.length; row++) {
            double highest = Double.NEGATIVE_INFINITY;
            for (float score : scores[row]) {
                highest = Math.max(highest, score);
            }
            double total = 0;
            for (float score : scores[row]) {
                total += Math.exp((score - highest) / temperature);
            }
            sum += (highest - scores[row][labels.get(row)]) / temperature + Math.log(total);
        }
        return sum / Math.max(1, scores.length);
    }

    private Temperature() {}
}
