package dev.aiengine.console.predict;

import dev.aiengine.contract.images.ExifOrientation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;

/** A picture's file as it is displayed: JavaFX leaves photographs as the camera stored them. */
final class Photograph {
    /** Orientation stands before everything else. */
    private static final int HEAD = 1 << 17;

    /** How the camera was held; upright for what cannot be read, which is said when it is decoded. */
    static ExifOrientation held(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            return ExifOrientation.of(content.readNBytes(HEAD));
        } catch (IOException e) {
            return ExifOrientation.UPRIGHT;
        }
    }

    static Image upright(Image stored, ExifOrientation held) {
        if (held.equals(ExifOrientation.UPRIGHT) || stored.isError()) {
            return stored;
        }
        int wide = (int) stored.getWidth();
        int high = (int) stored.getHeight();
        int width = held.swapsSides() ? high : wide;
        int height = held.swapsSides() ? wide : high;
        PixelReader pixels = stored.getPixelReader();
        int[] row = new int[width];
        WritableImage displayed = new WritableImage(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                row[x] = pixels.getArgb(held.column(x, y, wide), held.row(x, y, high));
            }
            displayed.getPixelWriter().setPixels(0, y, width, 1, PixelFormat.getIntArgbInstance(), row, 0, width);
        }
        return displayed;
    }

    private Photograph() {}
}
