package dev.aiengine.models.tabular.boosting;

/**
 * The trees of all boosters of a model, flat. A node with a left child asks one feature: a number below the threshold
 * goes left, a category out of the node's set goes right, and what is missing goes where most of the training's gain
 * was.
 *
 * @param roots of each tree
 * @param outputs the sum each tree adds to
 * @param left child, or -1 in a leaf
 * @param thresholds in a leaf, what it adds
 * @param sets per node, where its set of categories begins in {@code categories}; -1 where it asks a number
 * @param categories sets of bits, each preceded by its number of words
 * @param start what each sum begins with
 * @param scale what each tree is multiplied by
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Forest(
        int[] roots,
        int[] outputs,
        int[] left,
        int[] right,
        int[] features,
        float[] thresholds,
        boolean[] missingLeft,
        int[] sets,
        long[] categories,
        double start,
        double scale,
        int sums) {

    /** The sums of the trees for one row. */
    public double[] sums(float[] row) {
        double[] result = new double[sums];
        for (int tree = 0; tree < roots.length; tree++) {
            int node = roots[tree];
            while (left[node] >= 0) {
                node = goesLeft(node, row[features[node]]) ? left[node] : right[node];
            }
            result[outputs[tree]] += thresholds[node];
        }
        for (int output = 0; output < sums; output++) {
            result[output] = start + scale * result[output];
        }
        return result;
    }

    private boolean goesLeft(int node, float value) {
        if (Float.isNaN(value)) {
            return missingLeft[node];
        }
        int set = sets[node];
        if (set < 0) {
            return value < thresholds[node];
        }
        int category = (int) value;
        return category / Long.SIZE >= categories[set]
                || (categories[set + 1 + category / Long.SIZE] >>> category & 1) == 0;
    }
}
