package dev.aiengine.server.datasets;

import dev.aiengine.contract.images.ExifOrientation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.apache.commons.io.input.BoundedInputStream;
import org.jspecify.annotations.Nullable;

/**
 * What the head of an image file says; its pixels are not read.
 *
 * @param width in pixels, as the image is displayed: its EXIF orientation applied
 * @param problem why it cannot be used; its size means nothing then
 */
record ImageHeader(int width, int height, @Nullable String problem) {
    static final int LONGEST_SIDE = 20_000;

    private static final Set<String> FORMATS = Set.of("jpeg", "png");
    private static final Set<String> ENDINGS = Set.of("jpg", "jpeg", "jpe", "jfif", "png");
    private static final Set<String> OTHER_ENDINGS = Set.of("bmp", "gif", "tif", "tiff", "webp", "heic", "avif");
    /** Orientation stands before everything else, and so does the size of most images. */
    private static final int HEAD = 1 << 17;
    /** The decoder keeps what it reads, and a JPEG may have segments without end before its size. */
    private static final int FURTHEST_SIZE = 4 << 20;

    /** Whether a file's name says that it is a JPEG or PNG image. */
    static boolean isNamed(String path) {
        return ENDINGS.contains(ending(path));
    }

    /** Whether a file's name says that it is an image, of whatever kind. */
    static boolean isNamedAnyImage(String path) {
        return isNamed(path) || OTHER_ENDINGS.contains(ending(path));
    }

    static ImageHeader read(InputStream content) throws IOException {
        BoundedInputStream bounded = BoundedInputStream.builder()
                .setInputStream(content)
                .setMaxCount(FURTHEST_SIZE)
                .setPropagateClose(false)
                .get();
        byte[] head = bounded.readNBytes(HEAD);
        if (head.length == 0) {
            return refused("is an empty file, not an image");
        }
        try (ImageInputStream in =
                new MemoryCacheImageInputStream(new SequenceInputStream(new ByteArrayInputStream(head), bounded))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            while (readers.hasNext()) {
                ImageReader reader = readers.next();
                try {
                    if (FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
                        reader.setInput(in, true, true);
                        return of(
                                reader.getWidth(0),
                                reader.getHeight(0),
                                ExifOrientation.of(head).swapsSides());
                    }
                } finally {
                    reader.dispose();
                }
            }
            return refused("is not a JPEG or PNG image");
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return refused(
                    bounded.getRemaining() == 0
                            ? "does not tell its size in its first " + FURTHEST_SIZE + " bytes"
                            : "is a damaged image: " + e.getMessage());
        }
    }

    private static ImageHeader of(int width, int height, boolean swapped) {
        if (Math.max(width, height) > LONGEST_SIDE) {
            return refused("is an image of " + width + " x " + height + " pixels; " + LONGEST_SIDE
                    + " is the most a side may have");
        }
        return swapped ? new ImageHeader(height, width, null) : new ImageHeader(width, height, null);
    }

    private static ImageHeader refused(String problem) {
        return new ImageHeader(0, 0, problem);
    }

    private static String ending(String path) {
        return path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
