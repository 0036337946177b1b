package dev.aiengine.models.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One pass through a network on PyTorch. */
final class Forward {
    private static final float KEPT_STATISTICS = 0.9f;

    private final Named<NDArray> weights;
    private final Staging staging;
    private final @Nullable RandomGenerator random;
    private final Named<NDArray> values = new Named<>();

    /** @param random draws what training drops; absent where the network only answers */
    Forward(Named<NDArray> weights, Staging staging, @Nullable RandomGenerator random) {
        this.weights = weights;
        this.staging = staging;
        this.random = random;
    }

    /** Every value by name. */
    Named<NDArray> of(Network network, NDArray image) {
        values.put(Network.INPUT, image);
        for (Step step : network.steps()) {
            values.put(step.output(), compute(step));
        }
        return values;
    }

    private NDArray compute(Step step) {
        return switch (step) {
            case Step.Convolution convolution -> convolve(convolution);
            case Step.Activation(String _, String input, Step.Function function) ->
                switch (function) {
                    case RELU -> Activation.relu(value(input));
                    case SILU -> value(input).mul(Activation.sigmoid(value(input)));
                };
            case Step.Sum(String _, String left, String right) -> value(left).add(value(right));
            case Step.Concatenation joined -> {
                NDList list = new NDList();
                joined.inputs().forEach(input -> list.add(value(input)));
                yield NDArrays.concat(list, 1);
            }
            case Step.Pooling(String _, String input, Step.Pool pool, Window window) -> {
                Shape size = square(window.size());
                Shape stride = square(window.stride());
                Shape padding = square(window.padding());
                yield switch (pool) {
                    case MAXIMUM -> Pool.maxPool2d(value(input), size, stride, padding, false);
                    case AVERAGE -> Pool.avgPool2d(value(input), size, stride, padding, false, true);
                };
            }
            case Step.GlobalPooling(String _, String input) ->
                value(input).flatten(2, 3).mean(new int[] {2});
            case Step.Upsampling(String _, String input) ->
                value(input).repeat(2, 2).repeat(3, 2);
            case Step.Dense dense ->
                Linear.linear(value(dense.input()), weight(Network.weight(dense)), weight(Network.bias(dense)))
                        .singletonOrThrow();
            case Step.Dropout(String output, String input, double share) ->
                random == null ? value(input) : dropped(output, value(input), share, random);
        };
    }

    private NDArray convolve(Step.Convolution step) {
        boolean biased = step.offset() instanceof Step.Offset.Biased;
        NDArray convolved = Conv2d.conv2d(
                        value(step.input()),
                        weight(Network.weight(step)),
                        biased ? weight(Network.bias(step)) : null,
                        square(step.window().stride()),
                        square(step.window().padding()),
                        square(step.dilation()),
                        step.groups())
                .singletonOrThrow();
        if (biased) {
            return convolved;
        }
        return BatchNorm.batchNorm(
                        convolved,
                        weight(Network.mean(step)),
                        weight(Network.variance(step)),
                        weight(Network.scale(step)),
                        weight(Network.bias(step)),
                        // PyTorch normalises axis 1 and DJL's -1 leaves the axes as they are
                        -1,
                        KEPT_STATISTICS,
                        Network.EPSILON,
                        random != null)
                .singletonOrThrow();
    }

    private NDArray dropped(String name, NDArray value, double share, RandomGenerator random) {
        float[] kept = new float[Math.toIntExact(value.getShape().size())];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = random.nextFloat() < share ? 0 : (float) (1 / (1 - share));
        }
        return value.mul(
                staging.lend(value.getManager(), name, kept, value.getShape().getShape()));
    }

    private NDArray value(String name) {
        return values.get(name);
    }

    private NDArray weight(String name) {
        return weights.get(name);
    }

    private static Shape square(long side) {
        return new Shape(side, side);
    }
}
