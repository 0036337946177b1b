package dev.aiengine.models.text.cnn;

import dev.aiengine.models.network.Weights;

/**
 * The Adam optimizer (Kingma and Ba, 2015), with its state in the open: DJL's cannot be saved, and a resumed training
 * must go on as if it had not stopped. Vectors of words that a batch does not have are left alone, state included.
 */
final class Adam {
    private static final double MEAN_DECAY = 0.9;
    private static final double VARIANCE_DECAY = 0.999;
    private static final double EPSILON = 1e-8;

    private final Weights means;
    private final Weights variances;
    private int steps;

    /** Takes over the state of {@code steps} earlier steps; all zero at the start. */
    Adam(Weights means, Weights variances, int steps) {
        this.means = means;
        this.variances = variances;
        this.steps = steps;
    }

    int steps() {
        return steps;
    }

    /** Moves the weights one step down the gradient. */
    void step(Weights weights, Gradients gradients, double rate) {
        steps++;
        double scale = rate * Math.sqrt(1 - Math.pow(VARIANCE_DECAY, steps)) / (1 - Math.pow(MEAN_DECAY, steps));
        gradients.dense().forEach((name, gradient) -> move(weights, name, 0, gradient, 0, gradient.length, scale));
        int[] words = gradients.words();
        int dimensions = gradients.embedding().length / words.length;
        for (int i = 0; i < words.length; i++) {
            if (words[i] != Vocabulary.PADDING) {
                move(
                        weights,
                        Architecture.EMBEDDING,
                        words[i] * dimensions,
                        gradients.embedding(),
                        i * dimensions,
                        dimensions,
                        scale);
            }
        }
    }

    private void move(Weights weights, String name, int to, float[] gradient, int from, int length, double scale) {
        float[] weight = weights.get(name);
        float[] mean = means.get(name);
        float[] variance = variances.get(name);
        for (int i = 0; i < length; i++) {
            double g = gradient[from + i];
            double m = MEAN_DECAY * mean[to + i] + (1 - MEAN_DECAY) * g;
            double v = VARIANCE_DECAY * variance[to + i] + (1 - VARIANCE_DECAY) * g * g;
            mean[to + i] = (float) m;
            variance[to + i] = (float) v;
            weight[to + i] -= (float) (scale * m / (Math.sqrt(v) + EPSILON));
        }
    }
}
