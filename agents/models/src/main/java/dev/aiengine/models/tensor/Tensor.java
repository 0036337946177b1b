package dev.aiengine.models.tensor;

import dev.aiengine.contract.signature.TensorType;
import java.lang.reflect.Array;
import java.util.Arrays;

/**
 * Numbers, truths or texts in a grid, on the heap; the last axis varies fastest.
 *
 * @param values an array of the type: {@code float[]}, {@code double[]}, {@code int[]}, {@code long[]},
 *     {@code boolean[]} or {@code String[]}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Tensor(TensorType type, long[] shape, Object values) {

    public Tensor {
        if (elements(shape) != Array.getLength(values)) {
            throw new IllegalArgumentException(
                    Array.getLength(values) + " values do not fill " + Arrays.toString(shape));
        }
    }

    public static Tensor of(float[] values, long... shape) {
        return new Tensor(TensorType.FLOAT, shape, values);
    }

    public static Tensor of(long[] values, long... shape) {
        return new Tensor(TensorType.INT64, shape, values);
    }

    /** With every element zero, false or empty. */
    public static Tensor zeros(TensorType type, long... shape) {
        return new Tensor(type, shape, array(type, Math.toIntExact(elements(shape))));
    }

    /** With every element one, true or {@code "1"}. */
    public static Tensor ones(TensorType type, long... shape) {
        Tensor tensor = zeros(type, shape);
        switch (type) {
            case FLOAT -> Arrays.fill((float[]) tensor.values, 1);
            case DOUBLE -> Arrays.fill((double[]) tensor.values, 1);
            case INT32 -> Arrays.fill((int[]) tensor.values, 1);
            case INT64 -> Arrays.fill((long[]) tensor.values, 1);
            case BOOL -> Arrays.fill((boolean[]) tensor.values, true);
            case STRING -> Arrays.fill((String[]) tensor.values, "1");
        }
        return tensor;
    }

    /** An array of the type for so many elements. */
    public static Object array(TensorType type, int elements) {
        return switch (type) {
            case FLOAT -> new float[elements];
            case DOUBLE -> new double[elements];
            case INT32 -> new int[elements];
            case INT64 -> new long[elements];
            case BOOL -> new boolean[elements];
            case STRING -> {
                String[] texts = new String[elements];
                Arrays.fill(texts, "");
                yield texts;
            }
        };
    }

    public int elements() {
        return Array.getLength(values);
    }

    /** Numbers of any type as floats; for answers that are read as scores. */
    public float[] floats() {
        float[] floats = new float[elements()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) number(i);
        }
        return floats;
    }

    /** An element as a number; true is 1. */
    public double number(int element) {
        return switch (values) {
            case float[] floats -> floats[element];
            case double[] doubles -> doubles[element];
            case int[] ints -> ints[element];
            case long[] longs -> longs[element];
            case boolean[] truths -> truths[element] ? 1 : 0;
            default -> throw new IllegalStateException("a text is no number");
        };
    }

    /** How many elements a shape has. */
    public static long elements(long... shape) {
        long elements = 1;
        for (long size : shape) {
            elements = Math.multiplyExact(elements, size);
        }
        return elements;
    }
}
