package dev.aiengine.models.tabular.boosting;

/**
 * What is learned.
 *
 * @param classes 0 for numbers
 */
public record Objective(int classes) {

    /** Sums of trees per row. */
    public int outputs() {
        return classes > 2 ? classes : 1;
    }

    public boolean regression() {
        return classes == 0;
    }

    String name() {
        return regression() ? "reg:squarederror" : classes == 2 ? "binary:logistic" : "multi:softprob";
    }

    String loss() {
        return regression() ? "rmse" : classes == 2 ? "logloss" : "mlogloss";
    }

    /** Makes one probability per class of the sums; of a single sum, two. */
    public float[] probabilities(double[] sums) {
        if (sums.length == 1) {
            double second = 1 / (1 + Math.exp(-sums[0]));
            return new float[] {(float) (1 - second), (float) second};
        }
        double highest = Double.NEGATIVE_INFINITY;
        for (double sum : sums) {
            highest = Math.max(highest, sum);
        }
        double total = 0;
        for (double sum : sums) {
            total += Math.exp(sum - highest);
        }
        float[] probabilities = new float[sums.length];
        for (int k = 0; k < sums.length; k++) {
            probabilities[k] = (float) (Math.exp(sums[k] - highest) / total);
        }
        return probabilities;
    }
}
