package dev.aiengine.models.text.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019), on weights where they are, outside the heap. Biases
 * and scales, which have one axis, do not decay.
 */
final class AdamW {
    private static final float MEAN_DECAY = 0.9f;
    private static final float VARIANCE_DECAY = 0.999f;
    private static final float EPSILON = 1e-8f;
    private static final float WEIGHT_DECAY = 0.01f;
    private static final double LARGEST_NORM = 1;

    private final List<NDArray> weights;
    private final List<NDArray> means = new ArrayList<>();
    private final List<NDArray> variances = new ArrayList<>();
    private final double[] factors;
    private int steps;

    /**
     * Starts afresh.
     *
     * @param manager of the optimizer's state
     * @param factors by which the rate is multiplied, one per weight
     */
    AdamW(NDManager manager, List<NDArray> weights, double[] factors) {
        this.weights = weights;
        this.factors = factors;
        for (NDArray weight : weights) {
            means.add(manager.zeros(weight.getShape()));
            variances.add(manager.zeros(weight.getShape()));
        }
    }

    /** Moves the weights one step down their gradients, of which the common norm is limited. */
    void step(NDManager scope, double rate) {
        steps++;
        List<NDArray> gradients = new ArrayList<>();
        double squares = 0;
        for (NDArray weight : weights) {
            NDArray gradient = weight.getGradient();
            gradient.attach(scope);
            gradients.add(gradient);
            squares += gradient.square().sum().getFloat();
        }
        float clip = (float) Math.min(1, LARGEST_NORM / Math.max(1e-12, Math.sqrt(squares)));
        double correction = Math.sqrt(1 - Math.pow(VARIANCE_DECAY, steps)) / (1 - Math.pow(MEAN_DECAY, steps));
        for (int i = 0; i < weights.size(); i++) {
            NDArray gradient = gradients.get(i).mul(clip);
            float own = (float) (rate * factors[i]);
            means.get(i).muli(MEAN_DECAY).addi(gradient.mul(1 - MEAN_DECAY));
            variances.get(i).muli(VARIANCE_DECAY).addi(gradient.square().mul(1 - VARIANCE_DECAY));
            NDArray weight = weights.get(i);
            if (weight.getShape().dimension() > 1) {
                weight.muli(1 - own * WEIGHT_DECAY);
            }
            NDArray roots = variances.get(i).sqrt();
            roots.attach(scope);
            NDArray change = means.get(i).div(roots.addi(EPSILON));
            change.attach(scope);
            weight.subi(change.muli((float) (own * correction)));
        }
    }
}
