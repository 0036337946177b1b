package dev.aiengine.console.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TurnTest {

    @Test
    void aStepUpIsFoundWhereItBeganWithWhatWasBeforeAndAfter() {
        assertThat(Turn.of(noisy(40, 20, 10, 30))).hasValueSatisfying(turn -> {
            assertThat(turn.place()).isEqualTo(40);
            assertThat(turn.before()).isCloseTo(10, within(1.0));
            assertThat(turn.after()).isCloseTo(30, within(1.0));
        });
    }

    @Test
    void noiseIsNoTurn() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            double[] noise = random.doubles(60, 5, 15).toArray();
            assertThat(Turn.of(noise)).as("seed " + seed).isEmpty();
        }
    }

    @Test
    void whatBecameBetterIsNoTurn() {
        assertThat(Turn.of(noisy(40, 20, 30, 10))).isEmpty();
    }

    @Test
    void oneHighValueIsNoTurn() {
        double[] values = noisy(60, 0, 10, 10);
        values[30] = 500;

        assertThat(Turn.of(values)).isEmpty();
    }

    @Test
    void aTurnNeedsThreeValuesOnEitherSide() {
        assertThat(Turn.of(noisy(20, 3, 10, 90))).isPresent();
        assertThat(Turn.of(new double[] {1, 1, 9, 9})).isEmpty();
        assertThat(Turn.of(new double[] {})).isEmpty();
    }

    @Test
    void valuesThatAreAllTheSameDoNotTurn() {
        double[] same = new double[50];
        Arrays.fill(same, 0.1);

        assertThat(Turn.of(same)).isEmpty();
    }

    private static double[] noisy(int first, int then, double before, double after) {
        Random random = new Random(7);
        return Arrays.stream(Answers.turning(first, before, then, after))
                .map(value -> value + random.nextGaussian() * 0.5)
                .toArray();
    }
}
