package dev.aiengine.models.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AugmentationTest {
    private static final int SIZE = 16;

    @Test
    void theSameDrawGivesTheSameImageAndAnotherDrawAnother() {
        assertThat(varied(true, 1)).isEqualTo(varied(true, 1)).isNotEqualTo(varied(true, 2));
    }

    @Test
    void imagesAreMirroredOnlyWhereThatIsAllowed() {
        assertThat(brighterAtTheLeft(false)).isZero();
        assertThat(brighterAtTheLeft(true)).isBetween(30, 70);
    }

    @Test
    void valuesStayAboutWhereANetworkExpectsThem() {
        for (float value : varied(true, 3)) {
            assertThat(value).isBetween(-4f, 4f);
        }
    }

    /** Of a hundred variants of an image whose right half is white. */
    private static int brighterAtTheLeft(boolean flip) {
        int count = 0;
        for (int seed = 0; seed < 100; seed++) {
            float[] values = varied(flip, seed);
            float left = 0;
            float right = 0;
            for (int y = 0; y < SIZE; y++) {
                left += values[y * SIZE + 1];
                right += values[y * SIZE + SIZE - 2];
            }
            count += left > right ? 1 : 0;
        }
        return count;
    }

    private static float[] varied(boolean flip, long seed) {
        byte[] pixels = new byte[SIZE * SIZE * Pixels.CHANNELS];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i / Pixels.CHANNELS % SIZE < SIZE / 2 ? 0 : 255);
        }
        float[] values = new float[pixels.length];
        new Augmentation(flip).write(new Pixels(SIZE, SIZE, pixels), new SplittableRandom(seed), values, 0);
        return values;
    }
}
