package dev.aiengine.models.custom;

import dev.aiengine.models.tensor.Tensor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Writes tensors as nested JSON arrays; what is not a finite number is null. */
final class TensorWriter {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** The whole tensor. */
    static JsonNode write(Tensor tensor) {
        return write(tensor, 0, 0, tensor.elements());
    }

    /** The part at a place of the first axis. */
    static JsonNode row(Tensor tensor, int row) {
        int elements = tensor.elements() / (int) tensor.shape()[0];
        return write(tensor, 1, row * elements, elements);
    }

    private static JsonNode write(Tensor tensor, int axis, int from, int elements) {
        if (axis == tensor.shape().length) {
            return element(tensor, from);
        }
        int size = (int) tensor.shape()[axis];
        ArrayNode array = JSON.arrayNode(size);
        for (int i = 0; i < size; i++) {
            array.add(write(tensor, axis + 1, from + i * (elements / size), elements / size));
        }
        return array;
    }

    private static JsonNode element(Tensor tensor, int at) {
        return switch (tensor.values()) {
            case float[] floats -> Float.isFinite(floats[at]) ? JSON.numberNode(floats[at]) : JSON.nullNode();
            case double[] doubles -> Double.isFinite(doubles[at]) ? JSON.numberNode(doubles[at]) : JSON.nullNode();
            case int[] ints -> JSON.numberNode(ints[at]);
            case long[] longs -> JSON.numberNode(longs[at]);
            case boolean[] truths -> JSON.booleanNode(truths[at]);
            case String[] texts -> JSON.stringNode(texts[at]);
            default -> throw new IllegalStateException("no array of a tensor");
        };
    }

    private TensorWriter() {}
}
