package dev.aiengine.models.text.linear;

import java.util.Arrays;

/**
 * What a base knows, on the columns of a training that starts from it: new weights stay near its weights, as new rows
 * ask for little. Scores have a mean size of 1 on the new rows, the size of the margins that a machine learns.
 *
 * @param columns what each column weighs
 * @param lengths what each weighs in the length of a vector
 * @param weights by problem, then column; 0 for columns that the base has not
 * @param bias by problem
 * @param size mean size of the base's own scores, which are log-odds, on the new rows
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Prior(float[] columns, float[] lengths, float[][] weights, float[] bias, double size) {

    /**
     * How much of its weight a new column has in lengths: little, so that the base's own scores stay as they were, but
     * enough for a text of new words alone to have a length.
     */
    private static final float NEW_IN_LENGTH = 0.25f;

    static Prior of(LinearBase base, Vocabulary vocabulary, Rows rows) {
        LinearModel model = base.model();
        int problems = model.bias().length;
        float[] columns = columns(base, vocabulary, rows);
        float[] lengths = columns.clone();
        float[][] weights = new float[problems][vocabulary.size()];
        for (int column = 0; column < vocabulary.size(); column++) {
            int known = model.vocabulary().column(vocabulary.hash(column));
            if (known < 0) {
                lengths[column] *= NEW_IN_LENGTH;
            }
            for (int problem = 0; known >= 0 && problem < problems; problem++) {
                weights[problem][column] = model.weights()[known * problems + problem];
            }
        }
        double size = size(Weighting.of(rows, columns, lengths, model.runs()), rows, weights, model.bias());
        for (float[] each : weights) {
            divide(each, size);
        }
        float[] bias = model.bias().clone();
        divide(bias, size);
        return new Prior(columns, lengths, weights, bias, size);
    }

    SupportVectors.Fitted of(int problem) {
        return new SupportVectors.Fitted(weights[problem], bias[problem]);
    }

    /** A column that is new weighs what it would in the base's texts and these together. */
    private static float[] columns(LinearBase base, Vocabulary vocabulary, Rows rows) {
        int[] all = new int[rows.size()];
        Arrays.setAll(all, row -> row);
        float[] columns = Weighting.frequencies(rows, all, base.model().runs());
        double texts = base.texts() + (double) rows.size();
        for (int column = 0; column < columns.length; column++) {
            int known = base.model().vocabulary().column(vocabulary.hash(column));
            if (known >= 0) {
                columns[column] = base.model().columnWeights()[known];
            } else if (columns[column] > 0) {
                columns[column] = base.rarity() ? (float) (1 + Math.log((1 + texts) / (1 + columns[column]))) : 1;
            }
        }
        return columns;
    }

    private static double size(Weighting weighting, Rows rows, float[][] weights, float[] bias) {
        float[][] scores = new float[rows.size()][bias.length];
        for (int row = 0; row < scores.length; row++) {
            for (int problem = 0; problem < bias.length; problem++) {
                scores[row][problem] = weighting.score(rows, row, weights[problem]) + bias[problem];
            }
        }
        return Blend.size(scores);
    }

    private static void divide(float[] values, double divisor) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (values[i] / divisor);
        }
    }
}
