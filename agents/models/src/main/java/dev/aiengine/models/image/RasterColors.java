package dev.aiengine.models.image;

import static dev.aiengine.models.image.Pixels.CHANNELS;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * Reads colours as they are stored. Java2D would convert between colour spaces, and make every grey image brighter than
 * the same image saved in colour.
 */
final class RasterColors {

    static Pixels of(BufferedImage image) throws UnreadableImage {
        int width = image.getWidth();
        int height = image.getHeight();
        byte[] values = new byte[width * height * CHANNELS];
        Raster raster = image.getRaster();
        ColorModel model = image.getColorModel();
        int bands = raster.getNumBands();
        if (bands > 4 || raster.getSampleModel().getSampleSize(0) > 16) {
            throw new UnreadableImage("has colours that are not read: " + bands + " channels");
        }
        Bands reading = new Bands(model, bands);
        int[] samples = new int[width * bands];
        for (int y = 0; y < height; y++) {
            raster.getPixels(0, y, width, 1, samples);
            for (int x = 0; x < width; x++) {
                reading.write(samples, x * bands, values, (y * width + x) * CHANNELS);
            }
        }
        return new Pixels(width, height, values);
    }

    /** Where the colours of a pixel stand among its samples. */
    private static final class Bands {
        private static final int OPAQUE = 255;

        private final int[] palette;
        private final int bands;
        private final int green;
        private final int blue;
        private final int largest;

        Bands(ColorModel model, int bands) {
            this.bands = bands;
            this.palette = palette(model);
            this.green = bands > 2 ? 1 : 0;
            this.blue = bands > 2 ? 2 : 0;
            this.largest = (1 << model.getComponentSize(0)) - 1;
        }

        void write(int[] samples, int from, byte[] values, int to) {
            if (palette.length > 0) {
                int color = palette[samples[from]];
                int alpha = color >>> 24;
                values[to] = onWhite((color >> 16) & 0xFF, alpha);
                values[to + 1] = onWhite((color >> 8) & 0xFF, alpha);
                values[to + 2] = onWhite(color & 0xFF, alpha);
                return;
            }
            int alpha = bands % 2 == 0 ? scaled(samples[from + bands - 1]) : OPAQUE;
            values[to] = onWhite(scaled(samples[from]), alpha);
            values[to + 1] = onWhite(scaled(samples[from + green]), alpha);
            values[to + 2] = onWhite(scaled(samples[from + blue]), alpha);
        }

        private int scaled(int sample) {
            return largest == 255 ? sample : (int) (sample * 255L / largest);
        }

        private static byte onWhite(int value, int alpha) {
            return (byte) (alpha == OPAQUE ? value : (value * alpha + 255 * (OPAQUE - alpha) + 127) / 255);
        }

        private static int[] palette(ColorModel model) {
            if (!(model instanceof IndexColorModel indexed)) {
                return new int[0];
            }
            int[] colors = new int[1 << indexed.getPixelSize()];
            int[] known = new int[indexed.getMapSize()];
            indexed.getRGBs(known);
            System.arraycopy(known, 0, colors, 0, Math.min(known.length, colors.length));
            return colors;
        }
    }

    private RasterColors() {}
}
