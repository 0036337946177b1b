package dev.aiengine.server.datasets;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Small images, and zips of them with what is said of them. */
final class MadeImages {

    static byte[] jpeg(int width, int height) {
        return image(width, height, "jpg");
    }

    static byte[] png(int width, int height) {
        return image(width, height, "png");
    }

    static byte[] gif(int width, int height) {
        return image(width, height, "gif");
    }

    /** A JPEG whose camera was held sideways: EXIF orientation 6. */
    static byte[] sidewaysJpeg(int width, int height) {
        byte[] plain = jpeg(width, height);
        byte[] exif = {
            (byte) 0xFF,
            (byte) 0xE1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            1,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            6,
            0,
            0,
            0,
            0,
            0,
            0
        };
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(plain, 0, 2);
        out.writeBytes(exif);
        out.write(plain, 2, plain.length - 2);
        return out.toByteArray();
    }

    /** One annotation; boxes are left, top, right and bottom, counted from 1. */
    static String voc(String image, int width, int height, Object... labelsAndBoxes) {
        StringBuilder xml = new StringBuilder("<annotation><filename>" + image + "</filename><size><width>" + width
                + "</width><height>" + height + "</height><depth>3</depth></size>");
        for (int i = 0; i < labelsAndBoxes.length; i += 2) {
            int[] box = (int[]) labelsAndBoxes[i + 1];
            xml.append("<object><name>").append(labelsAndBoxes[i]).append("</name><bndbox><xmin>");
            xml.append(box[0]).append("</xmin><ymin>").append(box[1]).append("</ymin><xmax>");
            xml.append(box[2]).append("</xmax><ymax>").append(box[3]).append("</ymax></bndbox></object>");
        }
        return xml.append("</annotation>").toString();
    }

    /** Contents are bytes or strings. */
    static byte[] zip(Object... pathsAndContents) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < pathsAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) pathsAndContents[i]));
                zip.write(
                        pathsAndContents[i + 1] instanceof byte[] raw
                                ? raw
                                : ((String) pathsAndContents[i + 1]).getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] image(int width, int height, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private MadeImages() {}
}
