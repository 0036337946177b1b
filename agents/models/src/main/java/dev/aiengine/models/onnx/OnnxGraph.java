package dev.aiengine.models.onnx;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A network as ONNX writes it: nodes in the order they run, named values between them. Field numbers are those of
 * {@code onnx.proto}; operators mean what they mean in operator set 17.
 */
public final class OnnxGraph {
    private static final int IR_VERSION = 8;
    private static final int OPERATOR_SET = 17;

    private final String name;
    private final WireMessage graph = new WireMessage();

    public OnnxGraph(String name) {
        this.name = name;
    }

    public OnnxGraph input(String value, ElementType type, Axis... axes) {
        graph.message(11, valueInfo(value, type, axes));
        return this;
    }

    public OnnxGraph output(String value, ElementType type, Axis... axes) {
        graph.message(12, valueInfo(value, type, axes));
        return this;
    }

    /** Adds weights under a name that nodes take as an input. */
    public OnnxGraph weights(String value, long[] shape, float[] weights) {
        WireMessage tensor = new WireMessage();
        long elements = 1;
        for (long size : shape) {
            tensor.number(1, size);
            elements *= size;
        }
        if (elements != weights.length) {
            throw new IllegalArgumentException(value + " has " + weights.length + " weights, not " + elements);
        }
        byte[] raw = new byte[Math.multiplyExact(weights.length, Float.BYTES)];
        ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(weights);
        return initializer(
                tensor.number(2, ElementType.FLOAT.code).text(8, value).bytes(9, raw));
    }

    /** Adds whole numbers under a name that nodes take as an input: shapes, axes, positions. */
    public OnnxGraph numbers(String value, long[] shape, long... numbers) {
        WireMessage tensor = new WireMessage();
        for (long size : shape) {
            tensor.number(1, size);
        }
        byte[] raw = new byte[Math.multiplyExact(numbers.length, Long.BYTES)];
        ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().put(numbers);
        return initializer(
                tensor.number(2, ElementType.INT64.code).text(8, value).bytes(9, raw));
    }

    OnnxGraph initializer(WireMessage tensor) {
        graph.message(5, tensor);
        return this;
    }

    public OnnxGraph node(String operator, List<String> inputs, String output, Attribute... attributes) {
        WireMessage node = new WireMessage();
        inputs.forEach(input -> node.text(1, input));
        node.text(2, output).text(3, output).text(4, operator);
        for (Attribute attribute : attributes) {
            node.message(5, attribute(attribute));
        }
        graph.message(1, node);
        return this;
    }

    public void write(Path file) throws IOException {
        WireMessage operators = new WireMessage().text(1, "").number(2, OPERATOR_SET);
        WireMessage named = new WireMessage().text(2, name);
        WireMessage model = new WireMessage()
                .number(1, IR_VERSION)
                .text(2, "ai-engine")
                // Fields of one message may come in several pieces; readers merge them
                .message(7, named)
                .message(7, graph)
                .message(8, operators);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            model.writeTo(out);
        }
    }

    private static WireMessage attribute(Attribute attribute) {
        WireMessage message = new WireMessage().text(1, attribute.name());
        return switch (attribute) {
            case Attribute.Real(String _, float value) -> message.real(2, value).number(20, 1);
            case Attribute.Whole(String _, long value) ->
                message.number(3, value).number(20, 2);
            case Attribute.Wholes(String _, List<Long> values) -> {
                values.forEach(value -> message.number(8, value));
                yield message.number(20, 7);
            }
        };
    }

    private static WireMessage valueInfo(String value, ElementType type, Axis... axes) {
        WireMessage shape = new WireMessage();
        for (Axis axis : axes) {
            shape.message(
                    1,
                    axis.name() == null
                            ? new WireMessage().number(1, axis.size())
                            : new WireMessage().text(2, axis.name()));
        }
        WireMessage tensor = new WireMessage().number(1, type.code).message(2, shape);
        return new WireMessage().text(1, value).message(2, new WireMessage().message(1, tensor));
    }
}
