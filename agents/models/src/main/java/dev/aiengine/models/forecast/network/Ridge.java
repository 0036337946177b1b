package dev.aiengine.models.forecast.network;

import dev.aiengine.models.algebra.Cholesky;

/** Ridge regression (Hoerl and Kennard 1970) out of moments, shrunk towards given weights instead of nothing. */
final class Ridge {

    /**
     * @param features how many of the inputs to use, from the first
     * @param strength of the shrinking, in mean squares of an input
     * @param prior shaped like the answer
     */
    static double[][] solve(Moments moments, int features, double strength, double[][] prior) {
        double trace = 0;
        double[][] matrix = new double[features][];
        double[][] right = new double[features][];
        for (int i = 0; i < features; i++) {
            matrix[i] = moments.inputs[i].clone();
            right[i] = moments.targets[i].clone();
            trace += matrix[i][i] / features;
        }
        for (int i = 0; i < features; i++) {
            for (int k = 0; k < features; k++) {
                double product = k <= i ? moments.inputs[i][k] : moments.inputs[k][i];
                subtract(right[i], product, prior[k]);
            }
        }
        for (int i = 0; i < features; i++) {
            matrix[i][i] += strength * trace + 1e-9;
        }
        double[][] solution = Cholesky.inPlace(matrix).solve(right);
        double[][] weights = new double[moments.inputs.length][];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = prior[i].clone();
            if (i < features) {
                subtract(weights[i], -1, solution[i]);
            } else {
                java.util.Arrays.fill(weights[i], 0);
            }
        }
        return weights;
    }

    static double[][] mixed(double[][] one, double[][] other, double share) {
        double[][] mixed = new double[one.length][];
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = one[i].clone();
            for (int j = 0; j < mixed[i].length; j++) {
                mixed[i][j] += share * (other[i][j] - one[i][j]);
            }
        }
        return mixed;
    }

    private static void subtract(double[] from, double times, double[] row) {
        if (times != 0) {
            for (int j = 0; j < from.length; j++) {
                from[j] -= times * row[j];
            }
        }
    }

    private Ridge() {}
}
