package dev.aiengine.contract.images;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * How a camera was held, as the head of a JPEG tells it (EXIF 2.3, tag 0x0112).
 *
 * @param value 1 for upright to 8
 */
public record ExifOrientation(int value) {
    public static final ExifOrientation UPRIGHT = new ExifOrientation(1);

    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int START = 0xFFD8;
    private static final int FILL = 0xFFFF;
    private static final int APP1 = 0xFFE1;
    private static final int SCAN = 0xFFDA;
    private static final int TAG = 0x0112;
    private static final int SHORT = 3;
    private static final int ENTRY_BYTES = 12;
    private static final int LAST = 8;

    /** Of an image or its first bytes; upright where they do not tell, are damaged or no JPEG, as viewers have it. */
    public static ExifOrientation of(byte[] head) {
        try {
            return read(ByteBuffer.wrap(head));
        } catch (IndexOutOfBoundsException e) {
            return UPRIGHT;
        }
    }

    /** Whether what is stored as width is the height. */
    public boolean swapsSides() {
        return value >= 5;
    }

    /** The column of the stored image, of this width, that is displayed at a place. */
    public int column(int x, int y, int width) {
        int across = swapsSides() ? y : x;
        return value == 2 || value == 3 || value == 7 || value == 8 ? width - 1 - across : across;
    }

    /** The row of the stored image, of this height, that is displayed at a place. */
    public int row(int x, int y, int height) {
        int down = swapsSides() ? x : y;
        return value == 3 || value == 4 || value == 6 || value == 7 ? height - 1 - down : down;
    }

    /** Segment by segment, until the pixels begin. */
    private static ExifOrientation read(ByteBuffer jpeg) {
        if (unsigned(jpeg, 0) != START) {
            return UPRIGHT;
        }
        int at = 2;
        while (true) {
            int marker = unsigned(jpeg, at);
            if (marker == FILL) {
                at++;
                continue;
            }
            int length = unsigned(jpeg, at + 2);
            if (marker >>> 8 != 0xFF || marker == SCAN || length < 2) {
                return UPRIGHT;
            }
            if (marker == APP1 && jpeg.slice(at + 4, EXIF.length).equals(ByteBuffer.wrap(EXIF))) {
                return directory(jpeg.slice(at + 4 + EXIF.length, length - 2 - EXIF.length));
            }
            at += 2 + length;
        }
    }

    /** The first directory of the TIFF structure that EXIF is. */
    private static ExifOrientation directory(ByteBuffer tiff) {
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        int entries = unsigned(tiff, directory);
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + i * ENTRY_BYTES;
            if (unsigned(tiff, entry) == TAG && unsigned(tiff, entry + 2) == SHORT) {
                int value = unsigned(tiff, entry + 8);
                return value >= 1 && value <= LAST ? new ExifOrientation(value) : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    private static int unsigned(ByteBuffer bytes, int at) {
        return Short.toUnsignedInt(bytes.getShort(at));
    }
}
