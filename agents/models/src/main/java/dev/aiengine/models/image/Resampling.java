package dev.aiengine.models.image;

import static dev.aiengine.models.image.Pixels.CHANNELS;

import java.util.Arrays;

/**
 * Changes the size of an image, first its width, then its height. A pixel is the average of those it covers, weighted
 * by a triangle as wide as the scale: linear interpolation where the image grows, no aliasing where it shrinks.
 */
final class Resampling {

    static Pixels of(Pixels image, int width, int height) {
        Weighted across = new Weighted(image.width(), width);
        float[] narrow = new float[image.height() * width * CHANNELS];
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < width; x++) {
                int to = (y * width + x) * CHANNELS;
                for (int i = across.from[x]; i < across.from[x] + across.weights[x].length; i++) {
                    float weight = across.weights[x][i - across.from[x]];
                    int at = (y * image.width() + i) * CHANNELS;
                    narrow[to] += weight * (image.values()[at] & 0xFF);
                    narrow[to + 1] += weight * (image.values()[at + 1] & 0xFF);
                    narrow[to + 2] += weight * (image.values()[at + 2] & 0xFF);
                }
            }
        }
        return shortened(narrow, width, new Weighted(image.height(), height));
    }

    private static Pixels shortened(float[] narrow, int width, Weighted down) {
        int row = width * CHANNELS;
        byte[] values = new byte[down.from.length * row];
        float[] sums = new float[row];
        for (int y = 0; y < down.from.length; y++) {
            Arrays.fill(sums, 0.5f);
            for (int i = 0; i < down.weights[y].length; i++) {
                float weight = down.weights[y][i];
                int at = (down.from[y] + i) * row;
                for (int x = 0; x < row; x++) {
                    sums[x] += weight * narrow[at + x];
                }
            }
            for (int x = 0; x < row; x++) {
                values[y * row + x] = (byte) Math.clamp((int) sums[x], 0, 255);
            }
        }
        return new Pixels(width, down.from.length, values);
    }

    /** Which places of a line each new place is made of, and how much of each. */
    private static final class Weighted {
        final int[] from;
        final float[][] weights;

        Weighted(int size, int toSize) {
            from = new int[toSize];
            weights = new float[toSize][];
            double scale = (double) size / toSize;
            double reach = Math.max(1, scale);
            for (int place = 0; place < toSize; place++) {
                double centre = (place + 0.5) * scale - 0.5;
                int first = Math.max(0, (int) Math.ceil(centre - reach));
                int last = Math.min(size - 1, (int) Math.floor(centre + reach));
                from[place] = first;
                weights[place] = new float[last - first + 1];
                double sum = 0;
                for (int i = first; i <= last; i++) {
                    double weight = Math.max(0, 1 - Math.abs(i - centre) / reach);
                    weights[place][i - first] = (float) weight;
                    sum += weight;
                }
                for (int i = 0; i < weights[place].length; i++) {
                    weights[place][i] /= (float) sum;
                }
            }
        }
    }

    private Resampling() {}
}
