package dev.aiengine.models.image;

import static dev.aiengine.models.image.Pixels.CHANNELS;

/** The eight ways EXIF says that a camera was held. */
final class Orientation {
    static final int UPRIGHT = 1;

    private static final int LAST = 8;

    /** @param orientation from 1 to 8; anything else is taken for upright, as viewers do */
    static Pixels upright(Pixels image, int orientation) {
        if (orientation <= UPRIGHT || orientation > LAST) {
            return image;
        }
        boolean turned = turned(orientation);
        int width = turned ? image.height() : image.width();
        int height = turned ? image.width() : image.height();
        byte[] values = new byte[image.values().length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                // The row and the column of the stored image that belong here
                int across = turned ? y : x;
                int down = turned ? x : y;
                int fromX = mirrorsX(orientation) ? image.width() - 1 - across : across;
                int fromY = mirrorsY(orientation) ? image.height() - 1 - down : down;
                System.arraycopy(
                        image.values(),
                        (fromY * image.width() + fromX) * CHANNELS,
                        values,
                        (y * width + x) * CHANNELS,
                        CHANNELS);
            }
        }
        return new Pixels(width, height, values);
    }

    /** Whether what is stored as width is the height. */
    static boolean turned(int orientation) {
        return orientation >= 5 && orientation <= LAST;
    }

    private static boolean mirrorsX(int orientation) {
        return orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    }

    private static boolean mirrorsY(int orientation) {
        return orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    }

    private Orientation() {}
}
