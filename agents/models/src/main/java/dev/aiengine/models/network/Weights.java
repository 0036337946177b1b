package dev.aiengine.models.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Numbers of a network by name, in the order of its parameters. They live on the heap and are lent to PyTorch for each
 * step: so checkpoints, the optimizer and the export need nothing of it.
 */
public record Weights(SequencedMap<String, float[]> arrays) {

    /** All zero: what an optimizer starts from. */
    public static Weights zero(List<Parameter> parameters) {
        SequencedMap<String, float[]> arrays = new LinkedHashMap<>();
        parameters.forEach(parameter -> arrays.put(parameter.name(), new float[parameter.size()]));
        return new Weights(arrays);
    }

    /** What a training starts from. */
    public static Weights start(List<Parameter> parameters, long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        Weights weights = zero(parameters);
        for (Parameter parameter : parameters) {
            float[] array = weights.get(parameter.name());
            for (int i = 0; i < array.length; i++) {
                array[i] = (float)
                        (parameter.deviation() == 0
                                ? parameter.mean()
                                : random.nextGaussian(parameter.mean(), parameter.deviation()));
            }
        }
        return weights;
    }

    public float[] get(String name) {
        float[] array = arrays.get(name);
        if (array == null) {
            throw new IllegalArgumentException("no weights " + name);
        }
        return array;
    }

    public Weights copy() {
        SequencedMap<String, float[]> copy = new LinkedHashMap<>();
        arrays.forEach((name, array) -> copy.put(name, array.clone()));
        return new Weights(copy);
    }

    /** Moves every number towards that of the others: an exponential moving average of a training's weights. */
    void follow(Weights others, double share) {
        float step = (float) share;
        arrays.forEach((name, array) -> {
            float[] other = others.get(name);
            for (int i = 0; i < array.length; i++) {
                array[i] += step * (other[i] - array[i]);
            }
        });
    }
}
