package dev.aiengine.models.custom;

import dev.aiengine.contract.signature.TensorSpec;
import dev.aiengine.contract.signature.TensorType;
import dev.aiengine.models.InvalidInput;
import dev.aiengine.models.tensor.Tensor;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Reads one tensor out of nested JSON arrays. */
final class TensorReader {
    private final TensorSpec spec;
    private final List<Long> expected;
    private final List<Long> shape = new ArrayList<>();
    private Object values = new float[0];
    private int filled;

    private TensorReader(TensorSpec spec, List<Long> expected) {
        this.spec = spec;
        this.expected = expected;
    }

    /**
     * Reads a tensor.
     *
     * @param expected its shape, -1 where it may be anything
     * @throws InvalidInput that names the tensor and the shape and type it should have
     */
    static Tensor read(TensorSpec spec, List<Long> expected, JsonNode json) {
        return new TensorReader(spec, expected).read(json);
    }

    private Tensor read(JsonNode json) {
        JsonNode first = json;
        long elements = 1;
        for (Long size : expected) {
            if (!first.isArray() || first.isEmpty() || (size != TensorSpec.ANY && size != first.size())) {
                throw wrong(describe(json));
            }
            shape.add((long) first.size());
            elements *= first.size();
            if (elements > Limits.MOST_ELEMENTS) {
                throw new InvalidInput(spec.name() + " has more than " + Limits.MOST_ELEMENTS + " elements");
            }
            first = first.get(0);
        }
        if (first.isArray()) {
            throw wrong(describe(json));
        }
        values = Tensor.array(spec.type(), (int) elements);
        fill(json, 0, spec.name());
        return new Tensor(spec.type(), shape.stream().mapToLong(Long::longValue).toArray(), values);
    }

    private void fill(JsonNode json, int axis, String path) {
        if (axis == shape.size()) {
            element(json, path);
            return;
        }
        if (!json.isArray() || json.size() != shape.get(axis)) {
            throw wrong(path + " has not the " + shape.get(axis) + " values its neighbours have");
        }
        for (int i = 0; i < json.size(); i++) {
            fill(json.get(i), axis + 1, path + "[" + i + "]");
        }
    }

    private void element(JsonNode json, String path) {
        boolean fits = switch (spec.type()) {
            case FLOAT -> json.isNumber() && Float.isFinite((float) json.asDouble(Double.NaN));
            case DOUBLE -> json.isNumber() && Double.isFinite(json.asDouble(Double.NaN));
            case INT32 -> json.isIntegralNumber() && json.canConvertToInt();
            case INT64 -> json.isIntegralNumber() && json.canConvertToLong();
            case BOOL -> json.isBoolean();
            case STRING -> json.isString();
        };
        if (!fits) {
            throw wrong(path + " is " + (json.isNumber() ? json.asString() : kind(json)));
        }
        if (spec.type() == TensorType.STRING && json.stringValue().length() > Limits.LONGEST_TEXT) {
            throw new InvalidInput(path + " is longer than " + Limits.LONGEST_TEXT + " characters");
        }
        switch (spec.type()) {
            case FLOAT -> Array.setFloat(values, filled, (float) json.asDouble(Double.NaN));
            case DOUBLE -> Array.setDouble(values, filled, json.asDouble(Double.NaN));
            case INT32 -> Array.setInt(values, filled, json.intValue());
            case INT64 -> Array.setLong(values, filled, json.longValue());
            case BOOL -> Array.setBoolean(values, filled, json.booleanValue());
            case STRING -> Array.set(values, filled, json.stringValue());
        }
        filled++;
    }

    private InvalidInput wrong(String what) {
        return new InvalidInput(spec.name() + " should be " + spec.type().label()
                + (expected.isEmpty() ? ", a single value" : " of shape " + expected) + ", but " + what);
    }

    private String describe(JsonNode json) {
        List<Integer> sizes = new ArrayList<>();
        JsonNode at = json;
        while (at.isArray() && sizes.size() <= expected.size()) {
            sizes.add(at.size());
            at = at.isEmpty() ? tools.jackson.databind.node.MissingNode.getInstance() : at.get(0);
        }
        return sizes.isEmpty() ? "it is " + kind(json) : "it has the shape " + sizes;
    }

    private static String kind(JsonNode json) {
        return "a value of type " + json.getNodeType().name().toLowerCase(Locale.ROOT);
    }
}
