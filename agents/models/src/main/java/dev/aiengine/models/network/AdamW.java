package dev.aiengine.models.network;

import java.util.List;

/** Adam with decoupled weight decay (Loshchilov and Hutter 2019). */
final class AdamW implements Optimizer {
    private static final float MEAN_DECAY = 0.9f;
    private static final float VARIANCE_DECAY = 0.999f;
    private static final float EPSILON = 1e-8f;

    private final List<Parameter> parameters;
    private final double decay;
    private final Weights means;
    private final Weights variances;
    private int steps;

    AdamW(List<Parameter> parameters, double decay, Weights means, Weights variances, int steps) {
        this.parameters = parameters;
        this.decay = decay;
        this.means = means;
        this.variances = variances;
        this.steps = steps;
    }

    @Override
    public void step(Weights weights, Gradients gradients, double rate) {
        steps++;
        float scale =
                (float) (rate * Math.sqrt(1 - Math.pow(VARIANCE_DECAY, steps)) / (1 - Math.pow(MEAN_DECAY, steps)));
        gradients
                .arrays()
                .forEach((name, gradient) ->
                        move(weights.get(name), gradient, means.get(name), variances.get(name), scale));
        decay(parameters, weights, rate * decay);
    }

    @Override
    public List<Weights> state() {
        return List.of(means, variances);
    }

    @Override
    public int steps() {
        return steps;
    }

    static void decay(List<Parameter> parameters, Weights weights, double share) {
        float kept = (float) (1 - share);
        for (Parameter parameter : parameters) {
            if (parameter.role() == Parameter.Role.KERNEL && kept != 1) {
                float[] array = weights.get(parameter.name());
                for (int i = 0; i < array.length; i++) {
                    array[i] *= kept;
                }
            }
        }
    }

    private static void move(float[] weight, float[] gradient, float[] mean, float[] variance, float scale) {
        for (int i = 0; i < gradient.length; i++) {
            float g = gradient[i];
            float m = MEAN_DECAY * mean[i] + (1 - MEAN_DECAY) * g;
            float v = VARIANCE_DECAY * variance[i] + (1 - VARIANCE_DECAY) * g * g;
            mean[i] = m;
            variance[i] = v;
            weight[i] -= scale * m / ((float) Math.sqrt(v) + EPSILON);
        }
    }
}
