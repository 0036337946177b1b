package dev.aiengine.models.network;

import dev.aiengine.models.network.Step.Convolution;
import dev.aiengine.models.network.Step.Dense;
import dev.aiengine.models.network.Step.Offset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a convolutional network computes, step by step, from one input named {@value #INPUT}. The one description that
 * its weights, its training, its answers in PyTorch and its ONNX file are made from.
 *
 * @param channels of the input
 * @param outputs names of the values that are its answers
 */
public record Network(int channels, List<Step> steps, List<String> outputs) {
    public static final String INPUT = "image";

    /** Keeps normalisation from dividing by zero. */
    static final float EPSILON = 1e-5f;

    public Network {
        steps = List.copyOf(steps);
        outputs = List.copyOf(outputs);
        Map<String, Integer> known = widths(channels, steps);
        if (!known.keySet().containsAll(outputs)) {
            throw new IllegalArgumentException("no step makes one of " + outputs);
        }
    }

    /** Channels or features of a value. */
    public int width(String value) {
        return width(widths(channels, steps), value);
    }

    /** All it learns and keeps, in the order of the steps. */
    public List<Parameter> parameters() {
        Map<String, Integer> widths = widths(channels, steps);
        List<Parameter> parameters = new ArrayList<>();
        for (Step step : steps) {
            if (step instanceof Convolution convolution) {
                addConvolution(parameters, convolution, width(widths, convolution.input()));
            } else if (step instanceof Dense dense) {
                int features = width(widths, dense.input());
                parameters.add(Parameter.kernel(weight(dense), Math.sqrt(1.0 / features), dense.units(), features));
                parameters.add(Parameter.offset(bias(dense), 0, dense.units()));
            }
        }
        return List.copyOf(parameters);
    }

    public static String weight(Step step) {
        return step.output() + ".weight";
    }

    public static String bias(Step step) {
        return step.output() + ".bias";
    }

    static String scale(Step step) {
        return step.output() + ".scale";
    }

    static String mean(Step step) {
        return step.output() + ".mean";
    }

    static String variance(Step step) {
        return step.output() + ".variance";
    }

    /** Kernels start as He et al. 2015 say, for what flows out: so the gradients keep their size. */
    private static void addConvolution(List<Parameter> parameters, Convolution convolution, int channels) {
        int size = convolution.window().size();
        long filters = convolution.filters();
        double flow = (double) filters * size * size / convolution.groups();
        parameters.add(Parameter.kernel(
                weight(convolution), Math.sqrt(2 / flow), filters, channels / convolution.groups(), size, size));
        switch (convolution.offset()) {
            case Offset.Biased(double start) -> parameters.add(Parameter.offset(bias(convolution), start, filters));
            case Offset.Normalised(double start) -> {
                parameters.add(Parameter.offset(scale(convolution), start, filters));
                parameters.add(Parameter.offset(bias(convolution), 0, filters));
                parameters.add(Parameter.statistic(mean(convolution), 0, filters));
                parameters.add(Parameter.statistic(variance(convolution), 1, filters));
            }
        }
    }

    private static Map<String, Integer> widths(int channels, List<Step> steps) {
        Map<String, Integer> widths = new HashMap<>(Map.of(INPUT, channels));
        for (Step step : steps) {
            List<Integer> inputs =
                    step.inputs().stream().map(input -> width(widths, input)).toList();
            if (widths.put(step.output(), width(step, inputs)) != null) {
                throw new IllegalArgumentException("two steps make " + step.output());
            }
        }
        return widths;
    }

    private static int width(Step step, List<Integer> inputs) {
        return switch (step) {
            case Convolution convolution -> {
                if (inputs.getFirst() % convolution.groups() != 0
                        || convolution.filters() % convolution.groups() != 0) {
                    throw new IllegalArgumentException(step.output() + " cannot be parted into groups");
                }
                yield convolution.filters();
            }
            case Dense dense -> dense.units();
            case Step.Concatenation _ ->
                inputs.stream().mapToInt(Integer::intValue).sum();
            case Step.Sum _ -> {
                if (!inputs.getFirst().equals(inputs.getLast())) {
                    throw new IllegalArgumentException(step.output() + " adds " + inputs + " channels");
                }
                yield inputs.getFirst();
            }
            case Step.Activation _, Step.Pooling _, Step.GlobalPooling _, Step.Upsampling _, Step.Dropout _ ->
                inputs.getFirst();
        };
    }

    private static int width(Map<String, Integer> widths, String value) {
        Integer width = widths.get(value);
        if (width == null) {
            throw new IllegalArgumentException("no step before makes " + value);
        }
        return width;
    }
}
