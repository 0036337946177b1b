package dev.aiengine.models.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Images for tests, drawn when they are needed. */
public final class MadeImages {

    public static BufferedImage drawn(int width, int height, int type, Consumer<Graphics2D> drawing) {
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D graphics = image.createGraphics();
        drawing.accept(graphics);
        graphics.dispose();
        return image;
    }

    /** Red at the left and blue at the right, with green below both. */
    public static BufferedImage flag(int width, int height) {
        return drawn(width, height, BufferedImage.TYPE_INT_RGB, graphics -> {
            graphics.setColor(Color.RED);
            graphics.fillRect(0, 0, width / 2, height / 2);
            graphics.setColor(Color.BLUE);
            graphics.fillRect(width / 2, 0, width, height / 2);
            graphics.setColor(Color.GREEN);
            graphics.fillRect(0, height / 2, width, height);
        });
    }

    public static byte[] png(BufferedImage image) {
        return encoded(image, "png");
    }

    public static byte[] jpeg(BufferedImage image) {
        return encoded(image, "jpeg");
    }

    /** A JPEG that says how the camera was held. */
    public static byte[] jpeg(BufferedImage image, int orientation) {
        byte[] plain = jpeg(image);
        ByteBuffer exif = ByteBuffer.allocate(2 + 2 + 6 + 8 + 2 + 12 + 4);
        exif.putShort((short) 0xFFE1).putShort((short) (exif.capacity() - 2));
        exif.put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1)).putInt(8);
        exif.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
        exif.putShort((short) orientation);
        byte[] both = new byte[plain.length + exif.capacity()];
        System.arraycopy(plain, 0, both, 0, 2);
        System.arraycopy(exif.array(), 0, both, 2, exif.capacity());
        System.arraycopy(plain, 2, both, 2 + exif.capacity(), plain.length - 2);
        return both;
    }

    /** A PNG whose header tells of another size than it has. */
    public static byte[] withSize(byte[] png, int width, int height) {
        ByteBuffer changed = ByteBuffer.wrap(png.clone());
        changed.putInt(16, width).putInt(20, height);
        CRC32 checksum = new CRC32();
        checksum.update(changed.array(), 12, 17);
        changed.putInt(29, (int) checksum.getValue());
        return changed.array();
    }

    private static byte[] encoded(BufferedImage image, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalArgumentException("no " + format + " of this image");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private MadeImages() {}
}
