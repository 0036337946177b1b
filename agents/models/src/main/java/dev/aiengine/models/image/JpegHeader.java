package dev.aiengine.models.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * What a JPEG says before its pixels.
 *
 * @param colors channels; 4 are CMYK
 * @param orientation as EXIF counts, 1 for upright
 */
record JpegHeader(int colors, int orientation) {
    private static final int EXIF_SEGMENT = 0xE1;
    private static final int START_OF_SCAN = 0xDA;
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int ORIENTATION_TAG = 0x0112;
    private static final int SHORT = 3;
    private static final int ENTRY = 12;

    /** Reads segment by segment until the pixels begin; what cannot be understood is left to the decoder. */
    static JpegHeader of(byte[] bytes) {
        int colors = 0;
        int orientation = Orientation.UPRIGHT;
        int at = 2;
        while (at + 4 <= bytes.length && (bytes[at] & 0xFF) == 0xFF) {
            int marker = bytes[at + 1] & 0xFF;
            if (marker == 0xFF) {
                at++;
                continue;
            }
            int length = (bytes[at + 2] & 0xFF) << 8 | (bytes[at + 3] & 0xFF);
            int end = at + 2 + length;
            if (marker == START_OF_SCAN || length < 2 || end > bytes.length) {
                break;
            }
            if (isFrame(marker) && length >= 8) {
                colors = bytes[at + 9] & 0xFF;
            } else if (marker == EXIF_SEGMENT && isExif(bytes, at + 4, end)) {
                int tiff = at + 4 + EXIF.length;
                orientation =
                        orientation(ByteBuffer.wrap(bytes, tiff, end - tiff).slice());
            }
            at = end;
        }
        return new JpegHeader(colors, orientation);
    }

    /** Start of frame, of any kind: C0 to CF without tables (C4, C8, CC). */
    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static boolean isExif(byte[] bytes, int from, int end) {
        for (int i = 0; i < EXIF.length; i++) {
            if (from + i >= end || bytes[from + i] != EXIF[i]) {
                return false;
            }
        }
        return true;
    }

    /** The first directory of the TIFF structure that EXIF is. */
    private static int orientation(ByteBuffer tiff) {
        if (tiff.remaining() < 8) {
            return Orientation.UPRIGHT;
        }
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        long directory = tiff.getInt(4) & 0xFFFFFFFFL;
        if (directory + 2 > tiff.limit()) {
            return Orientation.UPRIGHT;
        }
        int entries = tiff.getShort((int) directory) & 0xFFFF;
        for (int i = 0; i < entries; i++) {
            long entry = directory + 2 + (long) i * ENTRY;
            if (entry + ENTRY > tiff.limit()) {
                break;
            }
            int at = (int) entry;
            if ((tiff.getShort(at) & 0xFFFF) == ORIENTATION_TAG && tiff.getShort(at + 2) == SHORT) {
                return tiff.getShort(at + 8) & 0xFFFF;
            }
        }
        return Orientation.UPRIGHT;
    }
}
