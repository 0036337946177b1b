package dev.aiengine.models.recommend;

/** A symmetric, positive definite system of equations, solved by the Cholesky decomposition. */
public final class Symmetric {

    /**
     * Solves in place.
     *
     * @param matrix row by row, the lower triangle is read and overwritten
     * @param right the right side, then the solution
     */
    public static void solve(double[][] matrix, double[] right) {
        int size = right.length;
        for (int row = 0; row < size; row++) {
            double[] own = matrix[row];
            for (int column = 0; column <= row; column++) {
                double[] other = matrix[column];
                double sum = own[column];
                for (int k = 0; k < column; k++) {
                    sum -= own[k] * other[k];
                }
                own[column] = row == column ? Math.sqrt(Math.max(sum, 1e-12)) : sum / other[column];
            }
        }
        for (int row = 0; row < size; row++) {
            double sum = right[row];
            for (int k = 0; k < row; k++) {
                sum -= matrix[row][k] * right[k];
            }
            right[row] = sum / matrix[row][row];
        }
        for (int row = size - 1; row >= 0; row--) {
            right[row] /= matrix[row][row];
            for (int k = 0; k < row; k++) {
                right[k] -= matrix[row][k] * right[row];
            }
        }
    }

    private Symmetric() {}
}
