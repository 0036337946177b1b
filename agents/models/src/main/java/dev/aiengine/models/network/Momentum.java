package dev.aiengine.models.network;

import java.util.List;

/** Gradient descent with Nesterov's momentum (Sutskever et al. 2013) and weight decay of its own. */
final class Momentum implements Optimizer {
    private static final float KEPT = 0.9f;

    private final List<Parameter> parameters;
    private final double decay;
    private final Weights velocities;
    private int steps;

    Momentum(List<Parameter> parameters, double decay, Weights velocities, int steps) {
        this.parameters = parameters;
        this.decay = decay;
        this.velocities = velocities;
        this.steps = steps;
    }

    @Override
    public void step(Weights weights, Gradients gradients, double rate) {
        steps++;
        gradients
                .arrays()
                .forEach((name, gradient) -> move(weights.get(name), gradient, velocities.get(name), (float) rate));
        AdamW.decay(parameters, weights, rate * decay);
    }

    @Override
    public List<Weights> state() {
        return List.of(velocities);
    }

    @Override
    public int steps() {
        return steps;
    }

    private static void move(float[] weight, float[] gradient, float[] velocity, float rate) {
        for (int i = 0; i < gradient.length; i++) {
            velocity[i] = KEPT * velocity[i] + gradient[i];
            weight[i] -= rate * (gradient[i] + KEPT * velocity[i]);
        }
    }
}
