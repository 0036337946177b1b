package dev.aiengine.models.network;

import dev.aiengine.models.network.Step.Convolution;
import dev.aiengine.models.network.Step.Dense;
import dev.aiengine.models.network.Step.Offset;
import dev.aiengine.models.onnx.Attribute;
import dev.aiengine.models.onnx.OnnxGraph;
import java.util.List;

/** Writes a trained network into an ONNX graph, under the names of its values; normalisation becomes weights. */
public final class OnnxNetwork {

    /** Adds every step of the network; inputs, outputs and what comes after are the caller's. */
    public static void add(OnnxGraph graph, Network network, Weights weights) {
        for (Step step : network.steps()) {
            add(graph, step, weights);
        }
    }

    private static void add(OnnxGraph graph, Step step, Weights weights) {
        String output = step.output();
        switch (step) {
            case Convolution convolution -> addConvolution(graph, convolution, weights);
            case Dense dense -> {
                long[] shape = {dense.units(), weights.get(Network.weight(dense)).length / dense.units()};
                graph.weights(Network.weight(dense), shape, weights.get(Network.weight(dense)))
                        .weights(Network.bias(dense), new long[] {dense.units()}, weights.get(Network.bias(dense)))
                        .node(
                                "Gemm",
                                List.of(dense.input(), Network.weight(dense), Network.bias(dense)),
                                output,
                                Attribute.of("transB", 1L));
            }
            case Step.Activation(String _, String input, Step.Function function) -> {
                switch (function) {
                    case RELU -> graph.node("Relu", List.of(input), output);
                    case SILU ->
                        graph.node("Sigmoid", List.of(input), output + ".gate")
                                .node("Mul", List.of(input, output + ".gate"), output);
                }
            }
            case Step.Sum sum -> graph.node("Add", sum.inputs(), output);
            case Step.Concatenation joined -> graph.node("Concat", joined.inputs(), output, Attribute.of("axis", 1L));
            case Step.Pooling(String _, String input, Step.Pool pool, Window window) ->
                addPooling(graph, output, input, pool, window);
            case Step.GlobalPooling(String _, String input) ->
                graph.node("GlobalAveragePool", List.of(input), output + ".pixel")
                        .node("Flatten", List.of(output + ".pixel"), output, Attribute.of("axis", 1L));
            case Step.Upsampling(String _, String input) ->
                graph.weights(output + ".scales", new long[] {4}, new float[] {1, 1, 2, 2})
                        .node("Resize", List.of(input, "", output + ".scales"), output);
            case Step.Dropout(String _, String input, double _) -> graph.node("Identity", List.of(input), output);
        }
    }

    private static void addConvolution(OnnxGraph graph, Convolution step, Weights weights) {
        float[] kernel = weights.get(Network.weight(step)).clone();
        float[] bias = weights.get(Network.bias(step)).clone();
        int perFilter = kernel.length / step.filters();
        if (step.offset() instanceof Offset.Normalised) {
            float[] scale = weights.get(Network.scale(step));
            float[] mean = weights.get(Network.mean(step));
            float[] variance = weights.get(Network.variance(step));
            for (int filter = 0; filter < step.filters(); filter++) {
                double factor = scale[filter] / Math.sqrt((double) variance[filter] + Network.EPSILON);
                for (int i = filter * perFilter; i < (filter + 1) * perFilter; i++) {
                    kernel[i] = (float) (kernel[i] * factor);
                }
                bias[filter] = (float) (bias[filter] - mean[filter] * factor);
            }
        }
        int size = step.window().size();
        long channels = perFilter / ((long) size * size);
        graph.weights(Network.weight(step), new long[] {step.filters(), channels, size, size}, kernel)
                .weights(Network.bias(step), new long[] {step.filters()}, bias)
                .node(
                        "Conv",
                        List.of(step.input(), Network.weight(step), Network.bias(step)),
                        step.output(),
                        Attribute.of("kernel_shape", (long) size, (long) size),
                        strides(step.window()),
                        padding(step.window()),
                        Attribute.of("dilations", (long) step.dilation(), (long) step.dilation()),
                        Attribute.of("group", step.groups()));
    }

    private static void addPooling(OnnxGraph graph, String output, String input, Step.Pool pool, Window window) {
        Attribute size = Attribute.of("kernel_shape", (long) window.size(), (long) window.size());
        switch (pool) {
            case MAXIMUM -> graph.node("MaxPool", List.of(input), output, size, strides(window), padding(window));
            case AVERAGE ->
                graph.node(
                        "AveragePool",
                        List.of(input),
                        output,
                        size,
                        strides(window),
                        padding(window),
                        Attribute.of("count_include_pad", 1L));
        }
    }

    private static Attribute strides(Window window) {
        return Attribute.of("strides", (long) window.stride(), (long) window.stride());
    }

    private static Attribute padding(Window window) {
        long padding = window.padding();
        return Attribute.of("pads", padding, padding, padding, padding);
    }

    private OnnxNetwork() {}
}
