package dev.aiengine.models.algebra;

/** Solves equations whose matrix is symmetric and positive: {@code matrix = factor × factorᵀ}. */
public final class Cholesky {
    private final double[][] factor;

    private Cholesky(double[][] factor) {
        this.factor = factor;
    }

    /**
     * Factors a matrix of which only the lower half is read, and overwritten, since many small ones are solved in a
     * row; a pivot that vanishes is taken for a tiny one.
     */
    public static Cholesky inPlace(double[][] lower) {
        for (int i = 0; i < lower.length; i++) {
            double[] own = lower[i];
            for (int j = 0; j <= i; j++) {
                double[] other = lower[j];
                double sum = own[j];
                for (int k = 0; k < j; k++) {
                    sum -= own[k] * other[k];
                }
                own[j] = i == j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / other[j];
            }
        }
        return new Cholesky(lower);
    }

    /** Solves one set of equations: the right side becomes the solution. */
    public void solve(double[] right) {
        for (int i = 0; i < right.length; i++) {
            double sum = right[i];
            for (int k = 0; k < i; k++) {
                sum -= factor[i][k] * right[k];
            }
            right[i] = sum / factor[i][i];
        }
        for (int i = right.length - 1; i >= 0; i--) {
            right[i] /= factor[i][i];
            for (int k = 0; k < i; k++) {
                right[k] -= factor[i][k] * right[i];
            }
        }
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
