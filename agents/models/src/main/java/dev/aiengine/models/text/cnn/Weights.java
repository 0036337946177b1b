package dev.aiengine.models.text.cnn;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Weights of a network by name, in the order of {@link Architecture#shapes()}. They live on the heap and are lent to
 * PyTorch for each step: so checkpoints, the optimizer and the export need nothing of it.
 */
record Weights(SequencedMap<String, float[]> arrays) {
    private static final double EMBEDDING_DEVIATION = 0.1;

    /** All zero: what an optimizer starts from. */
    static Weights zero(Architecture architecture) {
        SequencedMap<String, float[]> arrays = new LinkedHashMap<>();
        architecture.shapes().forEach((name, shape) -> arrays.put(name, new float[size(shape)]));
        return new Weights(arrays);
    }

    /** Small random numbers, scaled by what flows into a layer; biases and the vector of padding stay zero. */
    static Weights random(Architecture architecture, long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        Weights weights = zero(architecture);
        architecture.shapes().forEach((name, shape) -> {
            if (shape.length > 1) {
                double deviation = name.equals(Architecture.EMBEDDING)
                        ? EMBEDDING_DEVIATION
                        : Math.sqrt(2.0 * shape[0] / size(shape));
                fill(weights.get(name), deviation, random);
            }
        });
        Arrays.fill(weights.get(Architecture.EMBEDDING), 0, architecture.dimensions(), 0);
        return weights;
    }

    float[] get(String name) {
        float[] array = arrays.get(name);
        if (array == null) {
            throw new IllegalArgumentException("no weights " + name);
        }
        return array;
    }

    Weights copy() {
        SequencedMap<String, float[]> copy = new LinkedHashMap<>();
        arrays.forEach((name, array) -> copy.put(name, array.clone()));
        return new Weights(copy);
    }

    private static void fill(float[] array, double deviation, RandomGenerator random) {
        for (int i = 0; i < array.length; i++) {
            array[i] = (float) random.nextGaussian(0, deviation);
        }
    }

    static int size(long[] shape) {
        long size = 1;
        for (long dimension : shape) {
            size *= dimension;
        }
        return Math.toIntExact(size);
    }
}
