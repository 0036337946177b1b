package dev.aiengine.models.image;

/** How many colour channels a JPEG says that it has. */
final class JpegChannels {
    private static final int START_OF_SCAN = 0xDA;

    /**
     * Reads segment by segment until the pixels begin; 0 for what cannot be understood, which is left to the decoder.
     */
    static int of(byte[] bytes) {
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
                return bytes[at + 9] & 0xFF;
            }
            at = end;
        }
        return 0;
    }

    /** Start of frame, of any kind: C0 to CF without tables (C4, C8, CC). */
    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private JpegChannels() {}
}
