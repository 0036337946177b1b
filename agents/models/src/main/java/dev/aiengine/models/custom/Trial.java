package dev.aiengine.models.custom;

import dev.aiengine.contract.signature.Signature;
import dev.aiengine.contract.signature.TensorSpec;
import dev.aiengine.contract.signature.TensorType;
import dev.aiengine.models.Untrainable;
import dev.aiengine.models.tensor.ModelFailure;
import dev.aiengine.models.tensor.NamedTensor;
import dev.aiengine.models.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Tries a model with zeros and ones before anybody relies on it: that it computes, what its outputs are, which of their
 * sizes follow the inputs', and whether it gives the same answer twice.
 *
 * @param outputs as they came
 * @param deterministic whether the same input gave the same answer
 * @param ones the answer to ones, of the smallest shape that worked
 */
record Trial(List<TensorSpec> outputs, boolean deterministic, List<NamedTensor> ones) {
    /** Sizes of axes that vary, the smallest first: some networks need a picture of some size. */
    private static final int[] SIZES = {2, 8, 32, 64, 224};

    /**
     * Tries it.
     *
     * @throws Untrainable in the model's words, where it computes for no size
     */
    static Trial of(Engine engine, List<TensorSpec> inputs) {
        ModelFailure first = null;
        for (int size : SIZES) {
            if (elements(inputs, size) > Limits.MOST_AT_ONCE) {
                break;
            }
            try {
                return of(engine, inputs, size);
            } catch (ModelFailure e) {
                first = first == null ? e : first;
            }
            if (inputs.stream().allMatch(input -> input.shape().lastIndexOf(TensorSpec.ANY) <= 0)) {
                break;
            }
        }
        throw new Untrainable("the model fails on zeros of the shapes " + Signature.describe(inputs) + ": "
                + (first == null ? "they are too large to try" : first.getMessage()));
    }

    private static Trial of(Engine engine, List<TensorSpec> inputs, int size) {
        engine.run(tensors(inputs, 2, size, false));
        List<NamedTensor> ones = engine.run(tensors(inputs, 2, size, true));
        boolean deterministic = same(ones, engine.run(tensors(inputs, 2, size, true)));
        List<List<NamedTensor>> others = new ArrayList<>();
        others.add(engine.run(tensors(inputs, 3, size, true)));
        try {
            others.add(engine.run(tensors(inputs, 2, size * 2, true)));
        } catch (ModelFailure e) {
            // Larger is not always allowed; what did compute is enough to serve it
        }
        List<TensorSpec> outputs = new ArrayList<>();
        for (int i = 0; i < ones.size(); i++) {
            String name = Objects.requireNonNullElse(ones.get(i).name(), ones.size() == 1 ? "output" : "output" + i);
            outputs.add(spec(name, ones.get(i).tensor(), at(others, i)));
        }
        return new Trial(outputs, deterministic, ones);
    }

    /** A size that is not the same in all answers varies. */
    private static TensorSpec spec(String name, Tensor tensor, List<Tensor> others) {
        List<Long> shape = new ArrayList<>();
        for (int axis = 0; axis < tensor.shape().length; axis++) {
            long size = tensor.shape()[axis];
            boolean fixed = size > 0;
            for (Tensor other : others) {
                if (other.shape().length != tensor.shape().length) {
                    throw new Untrainable("output " + name + " has not always the same number of axes");
                }
                fixed &= other.shape()[axis] == size;
            }
            shape.add(fixed ? size : TensorSpec.ANY);
        }
        return new TensorSpec(name, tensor.type(), shape);
    }

    private static List<Tensor> at(List<List<NamedTensor>> answers, int output) {
        return answers.stream()
                .map(answer -> {
                    if (answer.size() <= output) {
                        throw new Untrainable("the model does not always give the same number of outputs");
                    }
                    return answer.get(output).tensor();
                })
                .toList();
    }

    private static List<Tensor> tensors(List<TensorSpec> inputs, int rows, int size, boolean ones) {
        return inputs.stream()
                .map(input -> ones
                        ? Tensor.ones(input.type(), shape(input, rows, size))
                        : Tensor.zeros(input.type(), shape(input, rows, size)))
                .toList();
    }

    private static long elements(List<TensorSpec> inputs, int size) {
        return inputs.stream()
                .mapToLong(input -> Tensor.elements(shape(input, 3, size * 2)))
                .sum();
    }

    private static long[] shape(TensorSpec input, int rows, int size) {
        long[] shape = new long[input.shape().size()];
        for (int axis = 0; axis < shape.length; axis++) {
            long declared = input.shape().get(axis);
            shape[axis] = declared != TensorSpec.ANY ? declared : axis == 0 ? rows : size;
        }
        return shape;
    }

    private static boolean same(List<NamedTensor> left, List<NamedTensor> right) {
        boolean same = left.size() == right.size();
        for (int i = 0; same && i < left.size(); i++) {
            same = Objects.deepEquals(
                    left.get(i).tensor().values(), right.get(i).tensor().values());
        }
        return same;
    }

    /** The first numbers of the answer to ones, for whoever wants to compare. */
    List<Double> sample(int output, int most) {
        Tensor tensor = ones.get(output).tensor();
        if (tensor.type() == TensorType.STRING) {
            return List.of();
        }
        double[] numbers = new double[Math.min(most, tensor.elements())];
        Arrays.setAll(numbers, tensor::number);
        return Arrays.stream(numbers).filter(Double::isFinite).boxed().toList();
    }
}
