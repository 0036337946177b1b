package dev.aiengine.models.text.linear;

/**
 * All that predicting needs. One score per problem: the weights of a text's known columns, words and runs each scaled
 * to length 1, plus the bias. {@link Blend#normalise} makes probabilities of the scores.
 *
 * @param runs whether runs of characters count
 * @param columnWeights what the lengths are measured with, one per column
 * @param weights column by column, one per problem
 * @param bias one per problem
 * @param labels how many there are
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record LinearModel(
        Vocabulary vocabulary, boolean runs, float[] columnWeights, float[] weights, float[] bias, int labels) {

    /** Joins the two parts of a fit as the blend says, and leaves out columns that do not count. */
    static LinearModel of(Vocabulary vocabulary, Fit fit, boolean runs, Blend blend, int labels) {
        float[] all = fit.weighting().columns();
        int kept = 0;
        for (float weight : all) {
            kept += weight != 0 ? 1 : 0;
        }
        int problems = fit.machine().length;
        int[] hashes = new int[kept];
        float[] columnWeights = new float[kept];
        float[] weights = new float[Math.multiplyExact(kept, problems)];
        int to = 0;
        for (int column = 0; column < all.length; column++) {
            if (all[column] == 0) {
                continue;
            }
            hashes[to] = vocabulary.hash(column);
            columnWeights[to] = fit.weighting().lengths()[column];
            for (int problem = 0; problem < problems; problem++) {
                weights[to * problems + problem] = (float) (blend.machineFactor() * fit.machine()[problem][column]
                        + blend.bayesFactor() * fit.bayes()[problem][column]);
            }
            to++;
        }
        float[] bias = new float[problems];
        for (int problem = 0; problem < problems; problem++) {
            bias[problem] = (float) (blend.machineFactor() * fit.bias()[problem] + blend.offset());
        }
        return new LinearModel(new Vocabulary(hashes), runs, columnWeights, weights, bias, labels);
    }
}
