package dev.aiengine.rules;

import com.google.protobuf.ByteString;
import dev.cel.common.values.NullValue;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON as CEL sees it, and back. As in CEL's own mapping of JSON, every number is a {@code double}. */
final class CelValues {
    /** Characters and values of one result: rules that double what the one before made would fill the memory. */
    static final int MOST = 1 << 20;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private long size;

    static Object of(JsonNode node) {
        if (node.isObject()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            node.properties().forEach(field -> fields.put(field.getKey(), of(field.getValue())));
            return fields;
        }
        if (node.isArray()) {
            return node.valueStream().map(CelValues::of).toList();
        }
        if (node.isString()) {
            return node.asString();
        }
        if (node.isBinary()) {
            return ""; // in base64 a raw image would be a copy half as large again, for each rule
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isNumber()) {
            return node.doubleValue();
        }
        return NullValue.NULL_VALUE;
    }

    /** Throws {@link IllegalArgumentException} for a value that JSON does not have, or that is larger than allowed. */
    static JsonNode json(Object value) {
        return new CelValues().written(value);
    }

    private JsonNode written(Object value) {
        size += value instanceof String text ? text.length() : 1;
        if (size > MOST) {
            throw new IllegalArgumentException("the result is larger than " + MOST + " characters and values");
        }
        return switch (value) {
            case String text -> JSON.stringNode(text);
            case Boolean flag -> JSON.booleanNode(flag);
            case Double number
            when !Double.isFinite(number) ->
                throw new IllegalArgumentException("the result is " + number + ", which JSON cannot say");
            case Double number -> JSON.numberNode(number);
            case Float number -> JSON.numberNode(number);
            case Number number -> JSON.numberNode(number.longValue());
            case Map<?, ?> fields -> {
                ObjectNode object = JSON.objectNode();
                fields.forEach((name, field) -> object.set(String.valueOf(name), written(field)));
                yield object;
            }
            case List<?> items ->
                JSON.arrayNode().addAll(items.stream().map(this::written).toList());
            case Instant time -> JSON.stringNode(time.toString());
            case Duration duration -> JSON.stringNode(duration.toString());
            case NullValue _ -> JSON.nullNode();
            case com.google.protobuf.NullValue _ -> JSON.nullNode();
            case ByteString _ -> throw new IllegalArgumentException("the result is bytes, which JSON cannot say");
            default ->
                throw new IllegalArgumentException(
                        "the result is a " + value.getClass().getSimpleName() + ", which JSON cannot say");
        };
    }

    private CelValues() {}
}
