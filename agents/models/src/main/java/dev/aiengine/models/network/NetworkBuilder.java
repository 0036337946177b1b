package dev.aiengine.models.network;

import dev.aiengine.models.network.Step.Offset;
import java.util.ArrayList;
import java.util.List;

/** Writes a network down; each method adds one step and returns the name of its value. */
public final class NetworkBuilder {
    private final int channels;
    private final List<Step> steps = new ArrayList<>();

    public NetworkBuilder(int channels) {
        this.channels = channels;
    }

    public String add(Step step) {
        steps.add(step);
        return step.output();
    }

    /** Normalised, padded to keep the size at a stride of 1. */
    public String convolution(String name, String input, int filters, int size, int stride) {
        return convolution(name, input, filters, size, stride, new Offset.Normalised(1));
    }

    public String convolution(String name, String input, int filters, int size, int stride, Offset offset) {
        return add(new Step.Convolution(name, input, filters, Window.same(size, stride, 1), 1, 1, offset));
    }

    public String relu(String input) {
        return add(new Step.Activation(input + ".relu", input, Step.Function.RELU));
    }

    public String silu(String input) {
        return add(new Step.Activation(input + ".silu", input, Step.Function.SILU));
    }

    public String sum(String name, String left, String right) {
        return add(new Step.Sum(name, left, right));
    }

    public String join(String name, String... inputs) {
        return add(new Step.Concatenation(name, List.of(inputs)));
    }

    public String maximum(String name, String input, int size, int stride) {
        return add(new Step.Pooling(name, input, Step.Pool.MAXIMUM, Window.same(size, stride, 1)));
    }

    public String average(String name, String input, int size, int stride) {
        return add(new Step.Pooling(name, input, Step.Pool.AVERAGE, new Window(size, stride, 0)));
    }

    public String globalAverage(String name, String input) {
        return add(new Step.GlobalPooling(name, input));
    }

    public String upsample(String name, String input) {
        return add(new Step.Upsampling(name, input));
    }

    public String dropout(String name, String input, double share) {
        return add(new Step.Dropout(name, input, share));
    }

    public String dense(String name, String input, int units) {
        return add(new Step.Dense(name, input, units));
    }

    public Network outputs(String... outputs) {
        return new Network(channels, steps, List.of(outputs));
    }
}
