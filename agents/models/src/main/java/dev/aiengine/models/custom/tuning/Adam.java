package dev.aiengine.models.custom.tuning;

import java.util.List;

/**
 * The Adam optimizer (Kingma and Ba, 2015) over the arrays of a module, with its state in the open so that a resumed
 * training goes on as if it had not stopped.
 */
final class Adam {
    private static final double MEAN_DECAY = 0.9;
    private static final double VARIANCE_DECAY = 0.999;
    private static final double EPSILON = 1e-8;

    private final List<float[]> means;
    private final List<float[]> variances;
    private int steps;

    Adam(List<Integer> sizes) {
        this(
                sizes.stream().map(float[]::new).toList(),
                sizes.stream().map(float[]::new).toList(),
                0);
    }

    Adam(List<float[]> means, List<float[]> variances, int steps) {
        this.means = means;
        this.variances = variances;
        this.steps = steps;
    }

    List<float[]> means() {
        return means;
    }

    List<float[]> variances() {
        return variances;
    }

    int steps() {
        return steps;
    }

    /** Begins a step; each array takes part once before the next. */
    void begin() {
        steps++;
    }

    /** What to take off an array's weights. */
    float[] step(int array, float[] gradient, double rate) {
        double scale = rate * Math.sqrt(1 - Math.pow(VARIANCE_DECAY, steps)) / (1 - Math.pow(MEAN_DECAY, steps));
        float[] mean = means.get(array);
        float[] variance = variances.get(array);
        float[] change = new float[gradient.length];
        for (int i = 0; i < change.length; i++) {
            double g = gradient[i];
            double m = MEAN_DECAY * mean[i] + (1 - MEAN_DECAY) * g;
            double v = VARIANCE_DECAY * variance[i] + (1 - VARIANCE_DECAY) * g * g;
            mean[i] = (float) m;
            variance[i] = (float) v;
            change[i] = (float) (scale * m / (Math.sqrt(v) + EPSILON));
        }
        return change;
    }
}
