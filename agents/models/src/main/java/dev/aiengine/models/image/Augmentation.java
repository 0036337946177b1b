package dev.aiengine.models.image;

import static dev.aiengine.models.image.Pixels.CHANNELS;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Shows a network each image a little differently each time: moved, turned, larger or smaller, mirrored, in other
 * light, with a part hidden (DeVries and Taylor 2017). Edges are drawn out where the image does not reach.
 */
final class Augmentation {
    private static final double MOVED = 0.1;
    private static final double TURNED = Math.toRadians(15);
    private static final double SCALED = 0.15;
    private static final double STRETCHED = 0.08;
    private static final double LIGHT = 0.2;
    private static final double SATURATION = 0.3;
    private static final double HIDDEN = 0.5;
    private static final double LARGEST_HIDDEN = 0.35;

    private final boolean flip;

    Augmentation(boolean flip) {
        this.flip = flip;
    }

    /** Writes one variant of a square image as the network takes it, [3, size, size], from a place on. */
    void write(Pixels image, RandomGenerator random, float[] values, int from) {
        warp(image, random, values, from);
        int plane = image.width() * image.height();
        light(values, from, plane, random);
        if (random.nextDouble() < HIDDEN) {
            hide(values, from, image.width(), random);
        }
    }

    private void warp(Pixels image, RandomGenerator random, float[] values, int from) {
        int size = image.width();
        double angle = random.nextDouble(-TURNED, TURNED);
        double scale = Math.exp(random.nextDouble(-SCALED, SCALED));
        double stretch = Math.exp(random.nextDouble(-STRETCHED, STRETCHED));
        double mirrored = flip && random.nextBoolean() ? -1 : 1;
        double half = (size - 1) / 2.0;
        double moveX = half + random.nextDouble(-MOVED, MOVED) * size;
        double moveY = half + random.nextDouble(-MOVED, MOVED) * size;
        double cosine = Math.cos(angle) * scale;
        double sine = Math.sin(angle) * scale;
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                double right = (x - half) * mirrored * stretch;
                double down = (y - half) / stretch;
                sample(
                        image,
                        moveX + cosine * right - sine * down,
                        moveY + sine * right + cosine * down,
                        values,
                        from + y * size + x);
            }
        }
    }

    /** Interpolates between four pixels. */
    private static void sample(Pixels image, double x, double y, float[] values, int to) {
        int size = image.width();
        float atX = (float) Math.clamp(x, 0, size - 1);
        float atY = (float) Math.clamp(y, 0, size - 1);
        int left = (int) atX;
        int top = (int) atY;
        float acrossShare = atX - left;
        float downShare = atY - top;
        int across = left + 1 < size ? CHANNELS : 0;
        int down = top + 1 < size ? size * CHANNELS : 0;
        byte[] bytes = image.values();
        int at = (top * size + left) * CHANNELS;
        for (int channel = 0; channel < CHANNELS; channel++, at++) {
            float upper = (bytes[at] & 0xFF) * (1 - acrossShare) + (bytes[at + across] & 0xFF) * acrossShare;
            float lower =
                    (bytes[at + down] & 0xFF) * (1 - acrossShare) + (bytes[at + down + across] & 0xFF) * acrossShare;
            values[to + channel * size * size] = Squares.scaled(upper * (1 - downShare) + lower * downShare);
        }
    }

    /** Contrast, brightness and how strong colours are. */
    private static void light(float[] values, int from, int plane, RandomGenerator random) {
        float contrast = (float) Math.exp(random.nextDouble(-LIGHT, LIGHT));
        float brightness = (float) random.nextDouble(-LIGHT, LIGHT);
        float color = (float) Math.exp(random.nextDouble(-SATURATION, SATURATION));
        for (int i = from; i < from + plane; i++) {
            float red = values[i];
            float green = values[i + plane];
            float blue = values[i + 2 * plane];
            float grey = 0.3f * red + 0.59f * green + 0.11f * blue;
            values[i] = brightness + contrast * (grey + color * (red - grey));
            values[i + plane] = brightness + contrast * (grey + color * (green - grey));
            values[i + 2 * plane] = brightness + contrast * (grey + color * (blue - grey));
        }
    }

    private static void hide(float[] values, int from, int size, RandomGenerator random) {
        int side = (int) (random.nextDouble(0.1, LARGEST_HIDDEN) * size);
        int left = random.nextInt(size - side + 1);
        int top = random.nextInt(size - side + 1);
        for (int channel = 0; channel < CHANNELS; channel++) {
            for (int y = top; y < top + side; y++) {
                int row = from + (channel * size + y) * size + left;
                Arrays.fill(values, row, row + side, 0);
            }
        }
    }
}
