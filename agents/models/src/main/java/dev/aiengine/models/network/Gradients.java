package dev.aiengine.models.network;

import java.util.Map;
import java.util.Objects;

/**
 * What one step found.
 *
 * @param loss of the batch
 * @param arrays of the learned parameters, by name
 */
public record Gradients(double loss, Map<String, float[]> arrays) {

    float[] get(String name) {
        return Objects.requireNonNull(arrays.get(name), name);
    }

    /** Scales all gradients down together where their common norm is larger. */
    public void clip(double largest) {
        double squares = 0;
        for (float[] array : arrays.values()) {
            for (float value : array) {
                squares += (double) value * value;
            }
        }
        double norm = Math.sqrt(squares);
        if (norm > largest) {
            float factor = (float) (largest / norm);
            for (float[] array : arrays.values()) {
                for (int i = 0; i < array.length; i++) {
                    array[i] *= factor;
                }
            }
        }
    }
}
