package dev.aiengine.models.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EpochTest {
    private final List<int[]> texts =
            IntStream.range(0, 993).mapToObj(i -> new int[i * 7 % 101]).toList();

    @Test
    void everyRowComesOnce() {
        assertThat(batches(1).stream().flatMapToInt(Arrays::stream).sorted().toArray())
                .isEqualTo(IntStream.range(0, texts.size()).toArray());
    }

    @Test
    void aBatchHasTextsOfAboutOneLength() {
        assertThat(batches(1)).allSatisfy(batch -> assertThat(spread(batch)).isLessThanOrEqualTo(10));
    }

    @Test
    void aSeedGivesOneOrder() {
        assertThat(batches(1).toArray(int[][]::new)).isDeepEqualTo(batches(1).toArray(int[][]::new));
        assertThat(Arrays.deepEquals(
                        batches(1).toArray(int[][]::new), batches(2).toArray(int[][]::new)))
                .isFalse();
    }

    private List<int[]> batches(long seed) {
        return Epoch.batches(texts.stream().mapToInt(text -> text.length).toArray(), 20, new SplittableRandom(seed));
    }

    private int spread(int[] batch) {
        return Arrays.stream(batch).map(row -> texts.get(row).length).max().orElseThrow()
                - Arrays.stream(batch).map(row -> texts.get(row).length).min().orElseThrow();
    }
}
