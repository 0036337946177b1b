package dev.aiengine.models.recommend.factors;

import dev.aiengine.models.algebra.Cholesky;
import java.util.Arrays;

/**
 * Factors of what was chosen and what was not, by alternating least squares (Hu, Koren and Volinsky 2008): a chosen
 * item counts one, with the weight of its pair, every other item counts zero with a small weight. Shrinking grows with
 * how often one was met (Rendle et al. 2022).
 */
final class Preferences {
    final float[][] users;
    final float[][] items;

    private final Links byUser;
    private final Links byItem;
    private final float[] weight;
    private final Settings settings;

    /**
     * What validation chooses.
     *
     * @param absent weight of an item that was not chosen
     * @param shrink strength of the regularisation
     */
    record Settings(int rank, double absent, double shrink) {}

    /** Starts from small random vectors. */
    Preferences(Links byUser, Links byItem, float[] weight, Settings settings, long seed) {
        this.byUser = byUser;
        this.byItem = byItem;
        this.weight = weight;
        this.settings = settings;
        Draws draws = new Draws(seed, -2);
        users = start(byUser.count(), draws);
        items = start(byItem.count(), draws);
    }

    private float[][] start(int count, Draws draws) {
        float[][] vectors = new float[count][];
        for (int one = 0; one < count; one++) {
            vectors[one] = draws.normals(settings.rank, 0.1 / Math.sqrt(settings.rank));
        }
        return vectors;
    }

    /** Solves for all users, then for all items. */
    void sweep() {
        solve(byUser, users, items);
        solve(byItem, items, users);
    }

    private void solve(Links links, float[][] vectors, float[][] opposite) {
        int rank = settings.rank;
        float[][] all = gram(opposite);
        float[][] sums = new float[rank][rank];
        float[] targets = new float[rank];
        double[][] matrix = new double[rank][rank];
        double[] right = new double[rank];
        for (int one = 0; one < links.count(); one++) {
            for (int row = 0; row < rank; row++) {
                System.arraycopy(all[row], 0, sums[row], 0, rank);
            }
            Arrays.fill(targets, 0);
            for (int place = links.start()[one]; place < links.start()[one + 1]; place++) {
                add(opposite[links.other()[place]], weight[links.pair()[place]], sums, targets);
            }
            double shrink = settings.shrink * (links.size(one) + settings.absent * opposite.length);
            for (int row = 0; row < rank; row++) {
                for (int column = 0; column <= row; column++) {
                    matrix[row][column] = sums[row][column];
                }
                matrix[row][row] += shrink;
                right[row] = targets[row];
            }
            Cholesky.inPlace(matrix).solve(right);
            for (int row = 0; row < rank; row++) {
                vectors[one][row] = (float) right[row];
            }
        }
    }

    /** All columns, though half of them would do: loops of one length become vector instructions. */
    private static void add(float[] vector, float weight, float[][] sums, float[] targets) {
        for (int row = 0; row < vector.length; row++) {
            float scaled = weight * vector[row];
            targets[row] += scaled;
            float[] line = sums[row];
            for (int column = 0; column < vector.length; column++) {
                line[column] += scaled * vector[column];
            }
        }
    }

    private float[][] gram(float[][] vectors) {
        float[][] sums = new float[settings.rank][settings.rank];
        float[] ignored = new float[settings.rank];
        for (float[] vector : vectors) {
            add(vector, (float) settings.absent, sums, ignored);
        }
        return sums;
    }
}
