package dev.aiengine.models.recommend.content;

import dev.aiengine.models.recommend.Vectors;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The directions in which the rows of a sparse matrix differ most (latent semantic analysis, Deerwester et al. 1990),
 * by a randomised singular value decomposition with power iterations (Halko, Martinsson and Tropp 2011).
 */
final class LatentSemantics {
    private static final int SPARE = 8;
    private static final int POWERS = 2;

    /** Each row along the first directions: its part of the left vectors times the singular values. */
    static float[][] of(Sparse matrix, int dimensions, long seed) {
        int width = Math.min(dimensions + SPARE, Math.min(matrix.columns(), matrix.rows()));
        SplittableRandom random = new SplittableRandom(seed);
        float[][] probes = new float[matrix.columns()][width];
        for (float[] probe : probes) {
            for (int at = 0; at < width; at++) {
                probe[at] = (float) random.nextGaussian();
            }
        }
        float[][] range = orthonormal(matrix.times(probes, width), width);
        for (int power = 0; power < POWERS; power++) {
            float[][] other = orthonormal(matrix.transposedTimes(range, width), width);
            range = orthonormal(matrix.times(other, width), width);
        }
        Eigen eigen = Eigen.of(gram(matrix.transposedTimes(range, width), width));
        int kept = Math.min(dimensions, width);
        float[][] rows = new float[range.length][dimensions];
        for (int row = 0; row < range.length; row++) {
            for (int direction = 0; direction < kept; direction++) {
                double sum = 0;
                for (int at = 0; at < width; at++) {
                    sum += range[row][at] * eigen.vectors()[direction][at];
                }
                rows[row][direction] = (float) (sum * Math.sqrt(Math.max(0, eigen.values()[direction])));
            }
        }
        return rows;
    }

    /** The products of all columns with each other. */
    static double[][] gram(float[][] rows, int width) {
        double[][] sum = new double[width][width];
        for (float[] row : rows) {
            for (int i = 0; i < width; i++) {
                for (int j = 0; j <= i; j++) {
                    sum[i][j] += row[i] * row[j];
                }
            }
        }
        for (int i = 0; i < width; i++) {
            for (int j = 0; j < i; j++) {
                sum[j][i] = sum[i][j];
            }
        }
        return sum;
    }

    /** Columns made orthonormal by Gram and Schmidt, twice; one that depends on those before becomes zero. */
    private static float[][] orthonormal(float[][] rows, int width) {
        float[][] columns = new float[width][rows.length];
        for (int row = 0; row < rows.length; row++) {
            for (int at = 0; at < width; at++) {
                columns[at][row] = rows[row][at];
            }
        }
        for (int at = 0; at < width; at++) {
            double before = Math.sqrt(Vectors.product(columns[at], columns[at]));
            for (int pass = 0; pass < 2; pass++) {
                for (int other = 0; other < at; other++) {
                    subtract(columns[at], Vectors.product(columns[at], columns[other]), columns[other]);
                }
            }
            double length = Math.sqrt(Vectors.product(columns[at], columns[at]));
            if (length <= 1e-5 * before) {
                Arrays.fill(columns[at], 0);
            } else {
                for (int row = 0; row < rows.length; row++) {
                    columns[at][row] /= (float) length;
                }
            }
        }
        float[][] back = new float[rows.length][width];
        for (int row = 0; row < rows.length; row++) {
            for (int at = 0; at < width; at++) {
                back[row][at] = columns[at][row];
            }
        }
        return back;
    }

    private static void subtract(float[] from, float factor, float[] vector) {
        for (int at = 0; at < from.length; at++) {
            from[at] -= factor * vector[at];
        }
    }

    private LatentSemantics() {}
}
