package dev.aiengine.models.onnx;

import java.util.List;

/** A constant of a node: {@code axis}, {@code perm}, {@code transB}. */
public sealed interface Attribute {

    String name();

    record Whole(String name, long value) implements Attribute {}

    record Real(String name, float value) implements Attribute {}

    record Wholes(String name, List<Long> values) implements Attribute {}

    static Attribute of(String name, long value) {
        return new Whole(name, value);
    }

    static Attribute of(String name, float value) {
        return new Real(name, value);
    }

    static Attribute of(String name, Long... values) {
        return new Wholes(name, List.of(values));
    }
}
