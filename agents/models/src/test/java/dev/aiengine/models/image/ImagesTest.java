package dev.aiengine.models.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImagesTest {
    private static final BufferedImage FLAG = MadeImages.flag(40, 20);

    @Test
    void aPngIsReadAsItWasDrawn() throws UnreadableImage {
        Pixels pixels = Images.decode(MadeImages.png(FLAG));

        assertThat(pixels.width()).isEqualTo(40);
        assertThat(pixels.height()).isEqualTo(20);
        assertThat(color(pixels, 0, 0)).isEqualTo("ff0000");
        assertThat(color(pixels, 39, 9)).isEqualTo("0000ff");
        assertThat(color(pixels, 20, 19)).isEqualTo("00ff00");
    }

    /** Where the red corner of the flag lies once it is upright, and where the blue one. */
    @ParameterizedTest
    @CsvSource({
        "1, 40, 2, 2, 37, 2",
        "2, 40, 37, 2, 2, 2",
        "3, 40, 37, 17, 2, 17",
        "4, 40, 2, 17, 37, 17",
        "5, 20, 2, 2, 2, 37",
        "6, 20, 17, 2, 17, 37",
        "7, 20, 17, 37, 17, 2",
        "8, 20, 2, 37, 2, 2"
    })
    void aPhotographIsTurnedTheWayTheCameraWasHeld(int orientation, int width, int redX, int redY, int blueX, int blueY)
            throws UnreadableImage {
        Pixels pixels = Images.decode(MadeImages.jpeg(FLAG, orientation));

        assertThat(pixels.width()).isEqualTo(width);
        assertThat(pixels.height()).isEqualTo(60 - width);
        assertThat(Images.size(MadeImages.jpeg(FLAG, orientation))).isEqualTo(new Images.Size(width, 60 - width));
        assertThat(pixels.value(redX, redY, 0)).isGreaterThan(150);
        assertThat(pixels.value(redX, redY, 2)).isLessThan(100);
        assertThat(pixels.value(blueX, blueY, 2)).isGreaterThan(150);
        assertThat(pixels.value(blueX, blueY, 0)).isLessThan(100);
    }

    @Test
    void whatIsTransparentIsLaidOnWhite() throws UnreadableImage {
        BufferedImage image = MadeImages.drawn(4, 1, BufferedImage.TYPE_INT_ARGB, graphics -> {
            graphics.setColor(new Color(255, 0, 0, 51));
            graphics.fillRect(1, 0, 1, 1);
            graphics.setColor(Color.BLUE);
            graphics.fillRect(2, 0, 1, 1);
        });
        Pixels pixels = Images.decode(MadeImages.png(image));

        assertThat(color(pixels, 0, 0)).isEqualTo("ffffff");
        assertThat(color(pixels, 1, 0)).isEqualTo("ffcccc");
        assertThat(color(pixels, 2, 0)).isEqualTo("0000ff");
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY})
    void greyKeepsItsValues(int type) throws UnreadableImage {
        BufferedImage image = new BufferedImage(3, 1, type);
        for (int x = 0; x < 3; x++) {
            image.getRaster().setSample(x, 0, 0, type == BufferedImage.TYPE_BYTE_GRAY ? 100 * x : 25_700 * x);
        }

        assertThat(Images.decode(MadeImages.png(image)).values())
                .containsExactly(0, 0, 0, 100, 100, 100, 200, 200, 200);
        assertThat(Images.decode(MadeImages.jpeg(grey())).value(1, 1, 2)).isBetween(98, 102);
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_BYTE_INDEXED, BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_4BYTE_ABGR})
    void everyWayOfStoringColoursIsRead(int type) throws UnreadableImage {
        BufferedImage image = MadeImages.drawn(40, 20, type, graphics -> graphics.drawImage(FLAG, 0, 0, null));
        Pixels pixels = Images.decode(MadeImages.png(image));

        assertThat(color(pixels, 0, 0)).isEqualTo("ff0000");
        assertThat(color(pixels, 39, 0)).isEqualTo("0000ff");
    }

    @Test
    void blackAndWhiteIsRead() throws UnreadableImage {
        BufferedImage image = MadeImages.drawn(9, 2, BufferedImage.TYPE_BYTE_BINARY, graphics -> {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, 5, 2);
        });
        Pixels pixels = Images.decode(MadeImages.png(image));

        assertThat(color(pixels, 4, 1)).isEqualTo("ffffff");
        assertThat(color(pixels, 5, 1)).isEqualTo("000000");
    }

    @Test
    void whatIsNoImageIsRefusedWithTheReason() {
        refused(new byte[0], "is empty");
        refused("GIF89a not an image we read".getBytes(StandardCharsets.US_ASCII), "no JPEG or PNG");
        refused(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 16, 'J'}, "cut short|damaged");
        byte[] png = MadeImages.png(FLAG);
        png[png.length - 30] ^= 1;
        refused(png, "damaged|cut short");
    }

    @Test
    void anImageThatWasCutShortIsRefused() {
        byte[] jpeg = MadeImages.jpeg(noise());
        byte[] png = MadeImages.png(noise());

        refused(Arrays.copyOf(jpeg, jpeg.length / 2), "is cut short");
        refused(Arrays.copyOf(png, png.length / 2), "is cut short");
    }

    @Test
    void aHugeImageIsRefusedBeforeItIsDecoded() {
        byte[] png = MadeImages.png(FLAG);

        refused(MadeImages.withSize(png, 20_001, 10), "20001 x 10 pixels; at most 20000 on a side");
        refused(MadeImages.withSize(png, 10_000, 5_001), "at most .* 50 million");
        refused(MadeImages.withSize(png, 2_000_000_000, 2_000_000_000), "at most 20000");
    }

    @Test
    void colorsForPrintAreRefused() {
        byte[] jpeg = MadeImages.jpeg(FLAG);
        for (int i = 0; i < jpeg.length - 10; i++) {
            if ((jpeg[i] & 0xFF) == 0xFF && (jpeg[i + 1] & 0xFF) == 0xC0) {
                jpeg[i + 9] = 4;
            }
        }
        refused(jpeg, "CMYK");
    }

    @Test
    void aLargeImageIsThinnedOutWhileItIsDecoded() throws UnreadableImage {
        byte[] png = MadeImages.png(MadeImages.flag(1_000, 500));

        Pixels pixels = Images.decode(png, 25);

        assertThat(pixels.height()).isBetween(25, 150);
        assertThat(pixels.width()).isEqualTo(2 * pixels.height());
        assertThat(color(pixels, pixels.width() - 1, 0)).isEqualTo("0000ff");
    }

    @Test
    void shrinkingAveragesAndGrowingInterpolates() throws UnreadableImage {
        BufferedImage stripes = MadeImages.drawn(100, 4, BufferedImage.TYPE_INT_RGB, graphics -> {
            for (int x = 0; x < 100; x += 2) {
                graphics.fillRect(x, 0, 1, 4);
            }
        });
        Pixels pixels = Images.decode(MadeImages.png(stripes));

        Pixels small = pixels.resized(10, 4);
        assertThat(small.value(5, 2, 0)).isBetween(115, 140);
        Pixels flag = Images.decode(MadeImages.png(FLAG)).resized(80, 40);
        assertThat(color(flag, 0, 0)).isEqualTo("ff0000");
        assertThat(flag.value(40, 5, 2)).isBetween(100, 220);
        assertThat(pixels.within(50).width()).isEqualTo(50);
        assertThat(pixels.within(50).height()).isEqualTo(2);
        assertThat(pixels.within(100)).isSameAs(pixels);
    }

    private static void refused(byte[] bytes, String reason) {
        assertThatThrownBy(() -> Images.decode(bytes))
                .isInstanceOf(UnreadableImage.class)
                .message()
                .containsPattern(reason);
    }

    private static BufferedImage grey() {
        BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster()
                .setPixels(0, 0, 8, 8, IntStream.generate(() -> 100).limit(64).toArray());
        return image;
    }

    private static BufferedImage noise() {
        BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 64 * 64; i++) {
            image.setRGB(i % 64, i / 64, random.nextInt());
        }
        return image;
    }

    private static String color(Pixels pixels, int x, int y) {
        return "%02x%02x%02x".formatted(pixels.value(x, y, 0), pixels.value(x, y, 1), pixels.value(x, y, 2));
    }
}
