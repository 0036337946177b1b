package dev.aiengine.models.image;

import static dev.aiengine.models.image.Pixels.CHANNELS;

import dev.aiengine.contract.images.ExifOrientation;

/** Turns a photograph the way the camera was held. */
final class Orientation {

    static Pixels upright(Pixels stored, ExifOrientation held) {
        if (held.equals(ExifOrientation.UPRIGHT)) {
            return stored;
        }
        int width = held.swapsSides() ? stored.height() : stored.width();
        int height = held.swapsSides() ? stored.width() : stored.height();
        byte[] values = new byte[stored.values().length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int column = held.column(x, y, stored.width());
                int row = held.row(x, y, stored.height());
                System.arraycopy(
                        stored.values(),
                        (row * stored.width() + column) * CHANNELS,
                        values,
                        (y * width + x) * CHANNELS,
                        CHANNELS);
            }
        }
        return new Pixels(width, height, values);
    }

    private Orientation() {}
}
