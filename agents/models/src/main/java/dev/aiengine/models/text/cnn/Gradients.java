package dev.aiengine.models.text.cnn;

import java.util.Map;

/** What one step found: gradients by layer, and those of the embedding for the words of the batch only. */
final class Gradients {
    private final double loss;
    private final Map<String, float[]> dense;
    private final int[] words;
    private final float[] embedding;

    /**
     * @param loss mean over the batch
     * @param dense gradients of every layer but the embedding, by name
     * @param words the words of the batch
     * @param embedding gradients of their vectors, in the order of {@code words}
     */
    Gradients(double loss, Map<String, float[]> dense, int[] words, float[] embedding) {
        this.loss = loss;
        this.dense = dense;
        this.words = words;
        this.embedding = embedding;
    }

    double loss() {
        return loss;
    }

    Map<String, float[]> dense() {
        return dense;
    }

    int[] words() {
        return words;
    }

    float[] embedding() {
        return embedding;
    }

    /** Scales all gradients down together where their common norm is larger. */
    void clip(double largest) {
        double squares = squares(embedding);
        for (float[] gradient : dense.values()) {
            squares += squares(gradient);
        }
        double norm = Math.sqrt(squares);
        if (norm > largest) {
            float factor = (float) (largest / norm);
            scale(embedding, factor);
            dense.values().forEach(gradient -> scale(gradient, factor));
        }
    }

    private static double squares(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return sum;
    }

    private static void scale(float[] values, float factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
    }
}
