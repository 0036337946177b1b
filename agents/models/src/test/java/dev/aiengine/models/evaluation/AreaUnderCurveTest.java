package dev.aiengine.models.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AreaUnderCurveTest {

    @Test
    void isTheShareOfPairsInTheRightOrderAndTiesCountHalf() {
        SplittableRandom random = new SplittableRandom(3);
        boolean[] positive = new boolean[200];
        double[] scores = new double[200];
        for (int row = 0; row < 200; row++) {
            positive[row] = random.nextInt(3) == 0;
            scores[row] = random.nextInt(20) + (positive[row] ? 3 : 0);
        }
        double right = 0;
        double pairs = 0;
        for (int a = 0; a < 200; a++) {
            for (int b = 0; b < 200; b++) {
                if (positive[a] && !positive[b]) {
                    pairs++;
                    right += scores[a] > scores[b] ? 1 : scores[a] == scores[b] ? 0.5 : 0;
                }
            }
        }

        assertThat(AreaUnderCurve.of(positive, scores)).isCloseTo(right / pairs, within(1e-12));
    }

    @Test
    void ofMoreThanTwoClassesItIsTheMeanOfEachAgainstTheOthers() {
        float[][] probabilities = {{0.8f, 0.1f, 0.1f}, {0.1f, 0.8f, 0.1f}, {0.1f, 0.1f, 0.8f}};

        assertThat(AreaUnderCurve.of(new int[] {0, 1, 2}, probabilities)).isEqualTo(1);
        assertThat(AreaUnderCurve.of(new int[] {0, 1, 0}, probabilities)).isCloseTo((0.75 + 1) / 2, within(1e-12));
    }

    @Test
    void isNoNumberWhereOneKindOfRowIsMissing() {
        assertThat(AreaUnderCurve.of(new boolean[] {true, true}, new double[] {1, 2}))
                .isNaN();
    }
}
