package dev.aiengine.models.text.linear;

/**
 * Naive Bayes log-count ratios of one label against the others: how much more of the label's mass a column holds than
 * of the others' mass. Counting weighted, length-normalised rows against the complement follows Rennie et al. 2003,
 * "Tackling the Poor Assumptions of Naive Bayes Text Classifiers".
 */
final class NaiveBayes {
    private static final double SMOOTHING = 0.1;

    /**
     * Computes the ratios of one problem.
     *
     * @param positive by row, whether it has the label
     * @return one ratio per column, times the column's weight; 0 for a column that does not count
     */
    static float[] weights(Rows rows, int[] train, boolean[] positive, Weighting weighting) {
        int width = rows.width();
        double[] inside = new double[width];
        double[] outside = new double[width];
        for (int row : train) {
            double[] sums = positive[row] ? inside : outside;
            int middle = rows.runStarts()[row];
            add(rows.columns(), rows.starts()[row], middle, weighting.wordScales()[row], sums);
            add(rows.columns(), middle, rows.starts()[row + 1], weighting.runScales()[row], sums);
        }
        double insideTotal = 0;
        double outsideTotal = 0;
        float[] columns = weighting.columns();
        for (int column = 0; column < width; column++) {
            if (columns[column] != 0) {
                inside[column] = inside[column] * columns[column] + SMOOTHING;
                outside[column] = outside[column] * columns[column] + SMOOTHING;
                insideTotal += inside[column];
                outsideTotal += outside[column];
            }
        }
        double prior = Math.log(outsideTotal / insideTotal);
        float[] weights = new float[width];
        for (int column = 0; column < width; column++) {
            if (columns[column] != 0) {
                weights[column] = (float) (columns[column] * (Math.log(inside[column] / outside[column]) + prior));
            }
        }
        return weights;
    }

    private static void add(int[] columns, int from, int to, float scale, double[] sums) {
        if (scale != 0) {
            for (int i = from; i < to; i++) {
                sums[columns[i]] += scale;
            }
        }
    }

    private NaiveBayes() {}
}
