package dev.aiengine.models.text.linear;

import java.util.List;

/**
 * How the scores of the two models become probabilities: each brought to a mean size of 1, added, divided by a
 * temperature (Guo et al. 2017, "On Calibration of Modern Neural Networks") and put through the softmax.
 *
 * @param share how much Naive Bayes counts beside the machine's 1
 * @param logLoss mean, on the rows it was chosen by
 */
record Blend(double share, double machineSize, double bayesSize, double temperature, double logLoss) {
    private static final List<Double> SHARES = List.of(0.0, 0.5, 1.0);
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    /** Probabilities computed per trial are bounded: with many labels fewer rows are looked at. */
    private static final int MOST_PROBABILITIES = 2_000_000;

    /** The share and the temperature with the least loss on scores of unseen rows. */
    static Blend best(Scores scores, int[] labels, int count) {
        double machineSize = size(scores.machine());
        double bayesSize = size(scores.bayes());
        Blend best = new Blend(0, machineSize, bayesSize, 1, Double.POSITIVE_INFINITY);
        for (double share : SHARES) {
            Blend blend = new Blend(share, machineSize, bayesSize, 1, 0).calibrated(scores, labels, count);
            best = blend.logLoss < best.logLoss ? blend : best;
        }
        return best;
    }

    float[] probabilities(float[] machine, float[] bayes, int labels) {
        float[] sums = new float[machine.length];
        for (int problem = 0; problem < sums.length; problem++) {
            sums[problem] = (float) (machineFactor() * machine[problem] + bayesFactor() * bayes[problem]);
        }
        float[] probabilities = new float[labels];
        softmax(sums, probabilities);
        return probabilities;
    }

    double machineFactor() {
        return 1 / (machineSize * temperature);
    }

    double bayesFactor() {
        return share / (bayesSize * temperature);
    }

    /** One score for two labels, otherwise one per label. */
    static void softmax(float[] scores, float[] probabilities) {
        if (scores.length == 1) {
            double second = 1 / (1 + Math.exp(-scores[0]));
            probabilities[1] = (float) second;
            probabilities[0] = (float) (1 - second);
            return;
        }
        float highest = Float.NEGATIVE_INFINITY;
        for (float score : scores) {
            highest = Math.max(highest, score);
        }
        double sum = 0;
        for (int k = 0; k < scores.length; k++) {
            probabilities[k] = (float) Math.exp(scores[k] - highest);
            sum += probabilities[k];
        }
        for (int k = 0; k < scores.length; k++) {
            probabilities[k] = (float) (probabilities[k] / sum);
        }
    }

    /** Golden-section search over the logarithm of the temperature; the loss has one valley there. */
    private Blend calibrated(Scores scores, int[] labels, int count) {
        double low = Math.log(0.01);
        double high = Math.log(100);
        double a = high - GOLDEN * (high - low);
        double b = low + GOLDEN * (high - low);
        double lossA = at(a).loss(scores, labels, count);
        double lossB = at(b).loss(scores, labels, count);
        while (high - low > 1e-3) {
            if (lossA <= lossB) {
                high = b;
                b = a;
                lossB = lossA;
                a = high - GOLDEN * (high - low);
                lossA = at(a).loss(scores, labels, count);
            } else {
                low = a;
                a = b;
                lossA = lossB;
                b = low + GOLDEN * (high - low);
                lossB = at(b).loss(scores, labels, count);
            }
        }
        Blend found = at((low + high) / 2);
        return new Blend(share, machineSize, bayesSize, found.temperature, found.loss(scores, labels, count));
    }

    private Blend at(double logTemperature) {
        return new Blend(share, machineSize, bayesSize, Math.exp(logTemperature), 0);
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
    private static double size(float[][] scores) {
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
