package dev.aiengine.models.text.linear;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the scores of the two models become probabilities: each brought to a mean size of 1, added, put through a sigmoid
 * (Platt 1999, "Probabilistic Outputs for Support Vector Machines"), and, where there are more than two labels, divided
 * by their sum (Zadrozny and Elkan 2002, "Transforming Classifier Scores into Accurate Multiclass Probability
 * Estimates").
 *
 * @param share how much Naive Bayes counts beside the machine's 1
 * @param slope what a summed score is multiplied by before the sigmoid
 * @param offset what is added then
 * @param logLoss mean, on the rows it was chosen by, and what straying from a base's calibration cost
 */
record Blend(double share, double machineSize, double bayesSize, double slope, double offset, double logLoss) {
    private static final List<Double> SHARES = List.of(0.0, 0.5, 1.0);

    /** Probabilities computed per trial are bounded: with many labels fewer rows are looked at. */
    private static final int MOST_PROBABILITIES = 500_000;

    private static final int MOST_TRIALS = 100;

    /** What straying from a base's score and calibration by one costs, in rows, of which few say little. */
    private static final double STRAYING = 2;

    /**
     * The share, slope and offset with the least loss on scores of unseen rows.
     *
     * @param prior where there is one its calibration counts as some rows do
     */
    static Blend best(Scores scores, int[] labels, int count, @Nullable Prior prior) {
        double usualSlope = prior == null ? 0 : Math.log(prior.size());
        double straying = prior == null ? 0 : STRAYING / Math.max(1, scores.rows().length);
        double machineSize = size(scores.machine());
        double bayesSize = size(scores.bayes());
        Blend best = new Blend(0, machineSize, bayesSize, 1, 0, Double.POSITIVE_INFINITY);
        for (double share : SHARES) {
            Blend blend = new Blend(share, machineSize, bayesSize, 1, 0, 0)
                    .calibrated(scores, labels, count, usualSlope, straying);
            best = blend.logLoss < best.logLoss ? blend : best;
        }
        return best;
    }

    float[] probabilities(float[] machine, float[] bayes, int labels) {
        float[] sums = new float[machine.length];
        for (int problem = 0; problem < sums.length; problem++) {
            sums[problem] = (float) (machineFactor() * machine[problem] + bayesFactor() * bayes[problem] + offset);
        }
        float[] probabilities = new float[labels];
        normalise(sums, probabilities);
        return probabilities;
    }

    double machineFactor() {
        return slope / machineSize;
    }

    double bayesFactor() {
        return share * slope / bayesSize;
    }

    /** Takes one score for two labels, otherwise one per label. */
    static void normalise(float[] scores, float[] probabilities) {
        if (scores.length == 1) {
            double second = sigmoid(scores[0]);
            probabilities[1] = (float) second;
            probabilities[0] = (float) (1 - second);
            return;
        }
        double sum = 0;
        for (float score : scores) {
            sum += sigmoid(score);
        }
        for (int k = 0; k < scores.length; k++) {
            probabilities[k] = (float) (sigmoid(scores[k]) / sum);
        }
    }

    private static double sigmoid(double score) {
        // Keeps the sum of many hopeless scores above 0
        return 1 / (1 + Math.exp(-Math.max(score, -600)));
    }

    /** Walks slope (by its logarithm) and offset downhill, with half the step wherever all four ways lead up. */
    private Blend calibrated(Scores scores, int[] labels, int count, double usualSlope, double straying) {
        Blend best = at(usualSlope, 0, scores, labels, count, usualSlope, straying);
        double step = 1;
        for (int trial = 0; trial < MOST_TRIALS && step > 0.01; trial++) {
            Blend next = best;
            for (int way = 0; way < 4; way++) {
                double sign = way % 2 == 0 ? step : -step;
                double logSlope = Math.log(best.slope) + (way < 2 ? sign : 0);
                double newOffset = best.offset + (way < 2 ? 0 : sign);
                Blend there = at(logSlope, newOffset, scores, labels, count, usualSlope, straying);
                next = there.logLoss < next.logLoss ? there : next;
            }
            step = next.equals(best) ? step / 2 : step;
            best = next;
        }
        return best;
    }

    private Blend at(
            double logSlope,
            double newOffset,
            Scores scores,
            int[] labels,
            int count,
            double usualSlope,
            double straying) {
        Blend blend = new Blend(share, machineSize, bayesSize, Math.exp(logSlope), newOffset, 0);
        double strayed = straying * (square(logSlope - usualSlope) + square(newOffset) + square(share));
        double newLoss = blend.loss(scores, labels, count) + strayed;
        return new Blend(share, machineSize, bayesSize, blend.slope, newOffset, newLoss);
    }

    private static double square(double value) {
        return value * value;
    }

    private double loss(Scores scores, int[] labels, int count) {
        int[] rows = scores.rows();
        int stride = (int) Math.max(1, (long) rows.length * count / MOST_PROBABILITIES);
        double loss = 0;
        int seen = 0;
        for (int line = 0; line < rows.length; line += stride) {
            float[] probabilities = probabilities(scores.machine()[line], scores.bayes()[line], count);
            loss -= Math.log(Math.max(1e-12, probabilities[labels[rows[line]]]));
            seen++;
        }
        return loss / Math.max(1, seen);
    }

    /** Mean distance of a row's scores from their middle, which is 0 where there is one score. */
    static double size(float[][] scores) {
        double sum = 0;
        long count = 0;
        for (float[] row : scores) {
            double middle = 0;
            for (float score : row) {
                middle += row.length == 1 ? 0 : score / row.length;
            }
            for (float score : row) {
                sum += Math.abs(score - middle);
                count++;
            }
        }
        return Math.max(1e-6, sum / Math.max(1, count));
    }
}
