package dev.aiengine.models.image;

import dev.aiengine.contract.images.ExifOrientation;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Decodes JPEG and PNG of unknown origin: what the header says is checked before a pixel is decoded. Grey becomes
 * colour, what is transparent is laid on white, and a photograph is turned the way its camera was held.
 */
public final class Images {
    public static final int LONGEST_SIDE = 20_000;
    public static final long MOST_PIXELS = 50_000_000;

    /** An image larger than wanted by this much loses pixels while it is decoded. */
    private static final int OVERSAMPLED = 4;

    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    /** In pixels. */
    public record Size(int width, int height) {}

    static {
        // What is read is in memory already
        ImageIO.setUseCache(false);
    }

    /** Decodes an image at its full size. */
    public static Pixels decode(byte[] bytes) throws UnreadableImage {
        return decode(bytes, LONGEST_SIDE);
    }

    /**
     * Decodes an image that will be made small: much larger ones are thinned out on the way, so that memory is bounded
     * by what is wanted. The result has at least the wanted size where the image has it.
     *
     * @param wanted length of the shorter side
     */
    public static Pixels decode(byte[] bytes, int wanted) throws UnreadableImage {
        String format = format(bytes);
        if (format.equals("png")) {
            return RasterColors.of(read(bytes, format, wanted));
        }
        if (JpegChannels.of(bytes) > 3) {
            throw new UnreadableImage("is a JPEG in CMYK colours, for print; save it in RGB");
        }
        return Orientation.upright(RasterColors.of(read(bytes, format, wanted)), ExifOrientation.of(bytes));
    }

    /** The size of an image that could be decoded, upright, from its header alone. */
    public static Size size(byte[] bytes) throws UnreadableImage {
        String format = format(bytes);
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        try (ImageInputStream stream = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(stream, true, true);
            boolean turned = ExifOrientation.of(bytes).swapsSides();
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            return turned ? new Size(height, width) : new Size(width, height);
        } catch (IOException | RuntimeException e) {
            throw new UnreadableImage("is damaged: " + e.getMessage());
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage read(byte[] bytes, String format, int wanted) throws UnreadableImage {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        AtomicBoolean cut = new AtomicBoolean();
        // The JPEG decoder fills what is missing with grey, and only warns
        reader.addIIOReadWarningListener((_, warning) -> cut.compareAndSet(false, warning.contains("remature end")));
        try (ImageInputStream stream = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(stream, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            check(width, height);
            ImageReadParam param = reader.getDefaultReadParam();
            int every = Math.max(1, (int) (Math.min(width, height) / ((long) wanted * OVERSAMPLED)));
            param.setSourceSubsampling(every, every, 0, 0);
            BufferedImage image = reader.read(0, param);
            if (cut.get()) {
                throw new UnreadableImage("is cut short");
            }
            return image;
        } catch (IOException | RuntimeException e) {
            // Decoders fail on damaged data in every way there is
            throw new UnreadableImage(ended(e) ? "is cut short" : "is damaged: " + e.getMessage());
        } finally {
            reader.dispose();
        }
    }

    private static String format(byte[] bytes) throws UnreadableImage {
        if (bytes.length == 0) {
            throw new UnreadableImage("is empty");
        }
        if (startsWith(bytes, PNG)) {
            return "png";
        }
        if (startsWith(bytes, JPEG)) {
            return "jpeg";
        }
        throw new UnreadableImage("is no JPEG or PNG image");
    }

    private static void check(int width, int height) throws UnreadableImage {
        if (width > LONGEST_SIDE || height > LONGEST_SIDE || (long) width * height > MOST_PIXELS) {
            throw new UnreadableImage("has %d x %d pixels; at most %d on a side and %d million in all are read"
                    .formatted(width, height, LONGEST_SIDE, MOST_PIXELS / 1_000_000));
        }
    }

    private static boolean ended(@Nullable Throwable e) {
        return e != null && (e instanceof EOFException || ended(e.getCause()));
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }

    private Images() {}
}
