package dev.aiengine.models.text.encoder;

import dev.aiengine.models.onnx.Floats;
import java.util.Arrays;

/**
 * One vector per text out of one per token: their mean, padding left out (as Reimers and Gurevych 2019,
 * "Sentence-BERT"), then that of the first token.
 */
final class Pooling {

    /**
     * One row per text: twice the dimensions of vectors per token, or the vectors per text as they are.
     *
     * @throws IllegalStateException when the shape is not of this batch
     */
    static float[][] of(Floats output, TokenBatch batch) {
        long[] shape = output.shape();
        boolean perToken = shape.length == 3 && shape[0] == batch.rows() && shape[1] == batch.length();
        boolean perText = shape.length == 2 && shape[0] == batch.rows();
        if ((!perToken && !perText) || shape[shape.length - 1] < 1) {
            throw new IllegalStateException("the encoder gave an output of shape " + Arrays.toString(shape) + " for "
                    + batch.rows() + " texts of " + batch.length() + " tokens");
        }
        int dimensions = Math.toIntExact(shape[shape.length - 1]);
        float[][] vectors = new float[batch.rows()][];
        for (int row = 0; row < vectors.length; row++) {
            vectors[row] = perText
                    ? Arrays.copyOfRange(output.values(), row * dimensions, (row + 1) * dimensions)
                    : pooled(output.values(), batch, row, dimensions);
        }
        return vectors;
    }

    private static float[] pooled(float[] values, TokenBatch batch, int row, int dimensions) {
        float[] vector = new float[2 * dimensions];
        int first = row * batch.length();
        int tokens = 0;
        for (int token = first; token < first + batch.length(); token++) {
            if (batch.mask()[token] != 0) {
                tokens++;
                for (int i = 0; i < dimensions; i++) {
                    vector[i] += values[token * dimensions + i];
                }
            }
        }
        for (int i = 0; i < dimensions; i++) {
            vector[i] /= Math.max(1, tokens);
            vector[dimensions + i] = values[first * dimensions + i];
        }
        return vector;
    }

    private Pooling() {}
}
