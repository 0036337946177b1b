package dev.aiengine.models.recommend.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aiengine.models.recommend.Vectors;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ItemSearchTest {

    @Test
    void skippingItemsNeverMissesANearOne() {
        float[][] vectors = random(2500, 70);
        Quantised items = Quantised.of(vectors);
        float[][] stored = new float[vectors.length][];
        for (int item = 0; item < stored.length; item++) {
            stored[item] = new float[70];
            for (int at = 0; at < 70; at++) {
                stored[item][at] = items.scales()[item] * items.rows()[item][at];
            }
        }

        for (int asked = 0; asked < 20; asked++) {
            float[] query = items.mean(new int[] {asked});
            int[] found = new ItemSearch(items).best(query, 10, new BitSet()).items();

            int[] sorted = IntStream.range(0, stored.length)
                    .boxed()
                    .sorted((one, two) ->
                            Float.compare(Vectors.product(stored[two], query), Vectors.product(stored[one], query)))
                    .limit(10)
                    .mapToInt(Integer::intValue)
                    .toArray();
            assertThat(found).containsExactly(sorted);
        }
    }

    @Test
    void aByteADimensionKeepsProducts() {
        float[][] vectors = random(50, 96);
        Quantised items = Quantised.of(vectors);

        float[] restored = items.mean(new int[] {3});

        for (float[] other : vectors) {
            assertThat(Vectors.product(restored, other)).isCloseTo(Vectors.product(vectors[3], other), within(0.01f));
        }
    }

    @Test
    void eigenvectorsOfASymmetricMatrixAreFoundLargestFirst() {
        Eigen eigen = Eigen.of(new double[][] {{2, 1, 0}, {1, 2, 0}, {0, 0, 5}});

        assertThat(eigen.values()[0]).isCloseTo(5, within(1e-9));
        assertThat(eigen.values()[1]).isCloseTo(3, within(1e-9));
        assertThat(eigen.values()[2]).isCloseTo(1, within(1e-9));
        assertThat(Math.abs(eigen.vectors()[1][0])).isCloseTo(Math.sqrt(0.5), within(1e-9));
    }

    private static float[][] random(int count, int dimensions) {
        SplittableRandom random = new SplittableRandom(count);
        float[][] vectors = new float[count][dimensions];
        for (float[] vector : vectors) {
            for (int at = 0; at < dimensions; at++) {
                vector[at] = (float) (random.nextGaussian() / (1 + at));
            }
            ItemVectors.normalise(vector);
        }
        return vectors;
    }
}
