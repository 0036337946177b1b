package dev.aiengine.models.onnx;

import org.jspecify.annotations.Nullable;

/** One dimension of an input or output: a size, or a name where each call brings its own. */
public record Axis(@Nullable String name, long size) {

    public static Axis any(String name) {
        return new Axis(name, -1);
    }

    public static Axis of(long size) {
        return new Axis(null, size);
    }
}
