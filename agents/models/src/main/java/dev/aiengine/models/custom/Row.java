package dev.aiengine.models.custom;

import dev.aiengine.contract.signature.Signature;
import dev.aiengine.contract.signature.TensorSpec;
import dev.aiengine.models.InvalidInput;
import dev.aiengine.models.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** One prediction's tensors, in the order of the signature; without the first axis where the signature is batched. */
record Row(List<Tensor> tensors) {

    /** Reads an object of tensors by name, or the one tensor of a signature with one input. */
    static Row read(Signature signature, JsonNode json) {
        List<TensorSpec> inputs = signature.inputs();
        if (inputs.size() == 1 && !json.isObject()) {
            return new Row(List.of(tensor(signature, inputs.getFirst(), json)));
        }
        if (!json.isObject()) {
            throw new InvalidInput("an object of tensors by name is expected: " + Signature.describe(inputs));
        }
        json.propertyNames().forEach(name -> {
            if (signature.input(name).isEmpty()) {
                throw new InvalidInput(
                        "\"" + name + "\" is not an input of this model; it takes " + Signature.describe(inputs));
            }
        });
        List<Tensor> tensors = new ArrayList<>();
        for (TensorSpec input : inputs) {
            JsonNode value = json.get(input.name());
            if (value == null) {
                throw new InvalidInput(
                        "input " + input.name() + " is missing; the model takes " + Signature.describe(inputs));
            }
            tensors.add(tensor(signature, input, value));
        }
        return new Row(tensors);
    }

    /** Equal for rows that can be computed together. */
    List<List<Long>> shapes() {
        return tensors.stream()
                .map(tensor -> Arrays.stream(tensor.shape()).boxed().toList())
                .toList();
    }

    int elements() {
        return tensors.stream().mapToInt(Tensor::elements).sum();
    }

    /** The same input of many rows of one shape, as one tensor with a first axis. */
    static Tensor stack(List<Row> rows, int input) {
        Tensor first = rows.getFirst().tensors.get(input);
        long[] shape = new long[first.shape().length + 1];
        shape[0] = rows.size();
        System.arraycopy(first.shape(), 0, shape, 1, first.shape().length);
        Object values = Tensor.array(first.type(), Math.multiplyExact(rows.size(), first.elements()));
        for (int row = 0; row < rows.size(); row++) {
            System.arraycopy(
                    rows.get(row).tensors.get(input).values(), 0, values, row * first.elements(), first.elements());
        }
        return new Tensor(first.type(), shape, values);
    }

    private static Tensor tensor(Signature signature, TensorSpec spec, JsonNode json) {
        return TensorReader.read(spec, signature.batched() ? spec.rowShape() : spec.shape(), json);
    }
}
