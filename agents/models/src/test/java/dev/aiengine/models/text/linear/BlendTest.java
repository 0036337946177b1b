package dev.aiengine.models.text.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BlendTest {

    @Test
    void findsTheSlopeThatMadeTheLabels() {
        SplittableRandom random = new SplittableRandom(1);
        int rows = 20_000;
        float[][] machine = new float[rows][1];
        float[][] nothing = new float[rows][1];
        int[] labels = new int[rows];
        for (int row = 0; row < rows; row++) {
            machine[row][0] = (float) random.nextDouble(-1, 1);
            nothing[row][0] = (float) random.nextDouble(-1, 1);
            double truth = 1 / (1 + Math.exp(-(3 * machine[row][0] + 0.5)));
            labels[row] = random.nextDouble() < truth ? 1 : 0;
        }

        Blend blend = Blend.best(new Scores(IntStream.range(0, rows).toArray(), machine, nothing), labels, 2, null);

        assertThat(blend.share()).isZero();
        assertThat(blend.machineFactor()).isCloseTo(3, within(0.2));
        assertThat(blend.offset()).isCloseTo(0.5, within(0.1));
    }

    @Test
    void probabilitiesOfManyLabelsAddUpToOneHoweverSmallTheScores() {
        float[] probabilities = new float[3];

        Blend.normalise(new float[] {-2_000, -2_000, -2_000}, probabilities);
        assertThat(probabilities[0] + probabilities[1] + probabilities[2]).isCloseTo(1, within(1e-6f));

        Blend.normalise(new float[] {2_000, -1, 0}, probabilities);
        assertThat(probabilities[0] + probabilities[1] + probabilities[2]).isCloseTo(1, within(1e-6f));
    }
}
