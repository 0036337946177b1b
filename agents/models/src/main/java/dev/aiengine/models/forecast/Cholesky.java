package dev.aiengine.models.forecast;

/** Solves equations whose matrix is symmetric and positive: {@code matrix = factor × factorᵀ}. */
public final class Cholesky {
    private final double[][] factor;

    private Cholesky(double[][] factor) {
        this.factor = factor;
    }

    /** Factors a matrix of which only the lower half is read; a pivot that vanishes is taken for a tiny one. */
    public static Cholesky of(double[][] lower) {
        int size = lower.length;
        double[][] factor = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = lower[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= factor[i][k] * factor[j][k];
                }
                factor[i][j] = i == j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / factor[j][j];
            }
        }
        return new Cholesky(factor);
    }

    /**
     * Solves several sets of equations.
     *
     * @param right one column per set of equations
     * @return the solutions, shaped alike
     */
    public double[][] solve(double[][] right) {
        int size = factor.length;
        int columns = right[0].length;
        double[][] solution = new double[size][];
        for (int i = 0; i < size; i++) {
            solution[i] = right[i].clone();
            for (int k = 0; k < i; k++) {
                subtract(solution[i], factor[i][k], solution[k], columns);
            }
            scale(solution[i], 1 / factor[i][i]);
        }
        for (int i = size - 1; i >= 0; i--) {
            for (int k = i + 1; k < size; k++) {
                subtract(solution[i], factor[k][i], solution[k], columns);
            }
            scale(solution[i], 1 / factor[i][i]);
        }
        return solution;
    }

    private static void subtract(double[] from, double times, double[] row, int columns) {
        for (int j = 0; j < columns; j++) {
            from[j] -= times * row[j];
        }
    }

    private static void scale(double[] row, double factor) {
        for (int j = 0; j < row.length; j++) {
            row[j] *= factor;
        }
    }
}
