package dev.aiengine.server.datasets;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** How a camera was held, as the head of a JPEG tells it (EXIF 2.3, tag 0x0112). */
final class ExifOrientation {
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int START = 0xFFD8;
    private static final int APP1 = 0xFFE1;
    private static final int SCAN = 0xFFDA;
    private static final int ORIENTATION = 0x0112;
    private static final int ENTRY_BYTES = 12;

    /** Whether width and height change places when the image is displayed. What is damaged says no. */
    static boolean swapsSides(byte[] head) {
        try {
            ByteBuffer jpeg = ByteBuffer.wrap(head);
            if (Short.toUnsignedInt(jpeg.getShort(0)) != START) {
                return false;
            }
            for (int at = 2; at + 4 < head.length; ) {
                int marker = Short.toUnsignedInt(jpeg.getShort(at));
                int length = Short.toUnsignedInt(jpeg.getShort(at + 2));
                if (marker >>> 8 != 0xFF || marker == SCAN || length < 2) {
                    return false;
                }
                if (marker == APP1 && ByteBuffer.wrap(head, at + 4, EXIF.length).equals(ByteBuffer.wrap(EXIF))) {
                    return orientation(jpeg.slice(at + 4 + EXIF.length, length - 2 - EXIF.length)) >= 5;
                }
                at += 2 + length;
            }
            return false;
        } catch (IndexOutOfBoundsException e) {
            return false;
        }
    }

    private static int orientation(ByteBuffer tiff) {
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        int entries = Short.toUnsignedInt(tiff.getShort(directory));
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + i * ENTRY_BYTES;
            if (Short.toUnsignedInt(tiff.getShort(entry)) == ORIENTATION) {
                int value = Short.toUnsignedInt(tiff.getShort(entry + 8));
                return value <= 8 ? value : 1;
            }
        }
        return 1;
    }

    private ExifOrientation() {}
}
