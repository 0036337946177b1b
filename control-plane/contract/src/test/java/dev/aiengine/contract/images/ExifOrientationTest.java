package dev.aiengine.contract.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExifOrientationTest {

    /** Where the stored corner at the top left of an image of 40 by 20 is displayed. */
    @ParameterizedTest
    @CsvSource({"1, 0, 0", "2, 39, 0", "3, 39, 19", "4, 0, 19", "5, 0, 0", "6, 19, 0", "7, 19, 39", "8, 0, 39"})
    void aPlaceAsDisplayedIsFoundInTheStoredImage(int value, int x, int y) {
        ExifOrientation held = ExifOrientation.of(jpeg(value, ByteOrder.BIG_ENDIAN));

        assertThat(held.value()).isEqualTo(value);
        assertThat(held.column(x, y, 40)).isZero();
        assertThat(held.row(x, y, 20)).isZero();
    }

    @Test
    void bothOrdersOfBytesAreRead() {
        assertThat(ExifOrientation.of(jpeg(6, ByteOrder.LITTLE_ENDIAN)).swapsSides())
                .isTrue();
        assertThat(ExifOrientation.of(jpeg(3, ByteOrder.LITTLE_ENDIAN)).swapsSides())
                .isFalse();
    }

    @Test
    void whatIsCutStrangeOrNoJpegIsUpright() {
        byte[] whole = jpeg(6, ByteOrder.BIG_ENDIAN);
        for (int length = 0; length < whole.length - 6; length++) {
            assertThat(ExifOrientation.of(Arrays.copyOf(whole, length)))
                    .as("the first %s bytes", length)
                    .isEqualTo(ExifOrientation.UPRIGHT);
        }
        assertThat(ExifOrientation.of(jpeg(9, ByteOrder.BIG_ENDIAN))).isEqualTo(ExifOrientation.UPRIGHT);
        assertThat(ExifOrientation.of(jpeg(0, ByteOrder.BIG_ENDIAN))).isEqualTo(ExifOrientation.UPRIGHT);
        assertThat(ExifOrientation.of("\u0089PNG and so on".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(ExifOrientation.UPRIGHT);
    }

    /** The head of a JPEG: a comment, then EXIF with the orientation alone. */
    private static byte[] jpeg(int orientation, ByteOrder order) {
        ByteBuffer jpeg = ByteBuffer.allocate(2 + 6 + 36);
        jpeg.putShort((short) 0xFFD8);
        jpeg.putShort((short) 0xFFFE).putShort((short) 4).put("hi".getBytes(StandardCharsets.US_ASCII));
        jpeg.putShort((short) 0xFFE1).putShort((short) 34);
        jpeg.put("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1));
        jpeg.order(order);
        jpeg.put((order == ByteOrder.BIG_ENDIAN ? "MM" : "II").getBytes(StandardCharsets.US_ASCII));
        jpeg.putShort((short) 42).putInt(8).putShort((short) 1);
        jpeg.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation);
        return jpeg.array();
    }
}
