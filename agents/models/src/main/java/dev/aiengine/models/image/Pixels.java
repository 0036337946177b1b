package dev.aiengine.models.image;

/**
 * A decoded image: three bytes per pixel, red, green and blue, row by row from the top.
 *
 * @param values [height, width, 3], flat
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Pixels(int width, int height, byte[] values) {
    public static final int CHANNELS = 3;

    public Pixels {
        if (values.length != width * height * CHANNELS) {
            throw new IllegalArgumentException(width + "x" + height + " pixels in " + values.length + " bytes");
        }
    }

    /** From 0 to 255. */
    public int value(int x, int y, int channel) {
        return values[(y * width + x) * CHANNELS + channel] & 0xFF;
    }

    /** Stretched or shrunk to this size. */
    public Pixels resized(int toWidth, int toHeight) {
        return toWidth == width && toHeight == height ? this : Resampling.of(this, toWidth, toHeight);
    }

    /** The same image no larger than allowed, its proportions kept. */
    public Pixels within(int longestSide) {
        int longest = Math.max(width, height);
        if (longest <= longestSide) {
            return this;
        }
        double scale = (double) longestSide / longest;
        return resized(Math.max(1, (int) Math.round(width * scale)), Math.max(1, (int) Math.round(height * scale)));
    }
}
