package dev.aiengine.models.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BestItemsTest {

    @Test
    void theBestComeFirstAndOfEqualOnesTheLowerNumber() {
        BestItems best = new BestItems(3);
        float[] scores = {1, 5, 5, 2, 5, 0};
        for (int item = scores.length - 1; item >= 0; item--) {
            best.offer(item, scores[item]);
        }

        assertThat(best.ranked().items()).containsExactly(1, 2, 4);
    }

    @Test
    void fewerThanAskedAreAllThereAre() {
        BestItems best = new BestItems(10);
        best.offer(7, 1);

        BestItems.Ranked ranked = best.ranked();

        assertThat(ranked.items()).containsExactly(7);
        assertThat(ranked.scores()).containsExactly(1f);
    }

    @Test
    void theIndexFindsWhatSortingFinds() {
        SplittableRandom random = new SplittableRandom(3);
        float[][] rows = new float[3000][7];
        for (float[] row : rows) {
            for (int at = 0; at < row.length; at++) {
                row[at] = (float) random.nextGaussian();
            }
        }
        float[] query = rows[17];
        BitSet excluded = new BitSet();
        excluded.set(17);

        int[] found = new ItemIndex(rows).best(query, 25, excluded).items();

        int[] sorted = IntStream.range(0, rows.length)
                .filter(item -> item != 17)
                .boxed()
                .sorted((one, two) ->
                        Float.compare(Vectors.product(rows[two], query), Vectors.product(rows[one], query)))
                .limit(25)
                .mapToInt(Integer::intValue)
                .toArray();
        assertThat(found).containsExactly(sorted);
    }

    @Test
    void recallAndGainCountTheFirstTen() {
        RankingQuality quality = new RankingQuality();
        BitSet wanted = new BitSet();
        wanted.set(1);
        wanted.set(2);

        quality.add(new int[] {1, 9, 8}, wanted);
        quality.add(new int[] {5}, new BitSet());

        assertThat(quality.lists()).isOne();
        assertThat(quality.recall()).isEqualTo(0.5);
        assertThat(quality.gain()).isBetween(0.6, 0.62);
    }
}
