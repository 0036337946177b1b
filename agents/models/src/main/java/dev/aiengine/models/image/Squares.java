package dev.aiengine.models.image;

import static dev.aiengine.models.image.Pixels.CHANNELS;

import dev.aiengine.models.network.Batch;
import java.util.List;

/** Images of one size as a network takes them. Whole images are squeezed into the square: nothing is cut off. */
final class Squares {
    private static final float MIDDLE = 127.5f;
    private static final float SPREAD = 64;

    /** A colour from 0 to 255, so that most images have a mean near 0 and a deviation near 1. */
    static float scaled(float color) {
        return (color - MIDDLE) / SPREAD;
    }

    /** [rows, 3, size, size]. */
    static Batch batch(List<Pixels> images, int size) {
        float[] values = new float[images.size() * CHANNELS * size * size];
        for (int i = 0; i < images.size(); i++) {
            write(images.get(i), values, i * CHANNELS * size * size);
        }
        return new Batch(values, images.size(), size, size);
    }

    private static void write(Pixels image, float[] values, int from) {
        int plane = image.width() * image.height();
        byte[] bytes = image.values();
        for (int i = 0; i < plane; i++) {
            for (int channel = 0; channel < CHANNELS; channel++) {
                values[from + channel * plane + i] = scaled(bytes[i * CHANNELS + channel] & 0xFF);
            }
        }
    }

    private Squares() {}
}
