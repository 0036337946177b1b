package dev.aiengine.console.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
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
    void ofAThousandSeriesOfNoiseTwoAtMostTurn() {
        Random random = new Random(23);
        long turns = IntStream.range(0, 5_000)
                .filter(series -> Turn.of(DoubleStream.generate(random::nextGaussian)
                                .limit(120)
                                .toArray())
                        .isPresent())
                .count();

        assertThat(turns).isLessThanOrEqualTo(10);
    }

    @Test
    void whatBecameBetterIsNoTurn() {
        assertThat(Turn.of(noisy(40, 20, 30, 10))).isEmpty();
    }

    @Test
    void whatRecoveredIsNoTurnAnyMore() {
        assertThat(Turn.of(joined(noisy(20, 20, 10, 30), noisy(10, 0, 10, 10)))).isEmpty();
        assertThat(Turn.of(joined(noisy(20, 20, 10, 30), noisy(2, 0, 10, 10)))).isEmpty();
    }

    @Test
    void aSecondRiseAfterARecoveryIsFound() {
        double[] twice = joined(noisy(3, 14, 10, 30), noisy(5, 5, 10, 30));

        assertThat(Turn.of(twice)).hasValueSatisfying(turn -> {
            assertThat(turn.place()).isEqualTo(22);
            assertThat(turn.before()).isCloseTo(10, within(1.0));
            assertThat(turn.after()).isCloseTo(30, within(1.0));
        });
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

    private static double[] joined(double[] first, double[] then) {
        return DoubleStream.concat(Arrays.stream(first), Arrays.stream(then)).toArray();
    }

    private static double[] noisy(int first, int then, double before, double after) {
        Random random = new Random(7);
        return Arrays.stream(Answers.turning(first, before, then, after))
                .map(value -> value + random.nextGaussian() * 0.5)
                .toArray();
    }
}
