package dev.aiengine.models.recommend.content;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Eigenvalues of a symmetric matrix, largest first, and their vectors, by Jacobi's rotations (1846).
 *
 * @param vectors one per value, of length 1
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Eigen(double[] values, double[][] vectors) {
    private static final int MOST_SWEEPS = 60;
    private static final double SMALL = 1e-18;

    /** The matrix is overwritten. */
    static Eigen of(double[][] matrix) {
        int size = matrix.length;
        double[][] vectors = new double[size][size];
        double whole = 0;
        for (int i = 0; i < size; i++) {
            vectors[i][i] = 1;
            whole += matrix[i][i] * matrix[i][i];
        }
        for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
            double left = 0;
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < i; j++) {
                    left += matrix[i][j] * matrix[i][j];
                    if (matrix[i][j] != 0) {
                        rotate(matrix, vectors, i, j);
                    }
                }
            }
            if (left <= SMALL * whole) {
                break;
            }
        }
        int[] order = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -matrix[i][i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] values = new double[size];
        double[][] sorted = new double[size][];
        for (int i = 0; i < size; i++) {
            values[i] = matrix[order[i]][order[i]];
            sorted[i] = vectors[order[i]];
        }
        return new Eigen(values, sorted);
    }

    private static void rotate(double[][] matrix, double[][] vectors, int i, int j) {
        double theta = (matrix[j][j] - matrix[i][i]) / (2 * matrix[i][j]);
        double t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        double cosine = 1 / Math.sqrt(t * t + 1);
        double sine = t * cosine;
        for (int k = 0; k < matrix.length; k++) {
            double one = matrix[k][i];
            double two = matrix[k][j];
            matrix[k][i] = cosine * one - sine * two;
            matrix[k][j] = sine * one + cosine * two;
        }
        turn(matrix[i], matrix[j], cosine, sine);
        turn(vectors[i], vectors[j], cosine, sine);
    }

    private static void turn(double[] one, double[] two, double cosine, double sine) {
        for (int k = 0; k < one.length; k++) {
            double first = one[k];
            double second = two[k];
            one[k] = cosine * first - sine * second;
            two[k] = sine * first + cosine * second;
        }
    }
}
