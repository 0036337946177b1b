package dev.aiengine.models.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NabScoreTest {

    @Test
    void noAlarmScoresNothingAndOneAtTheStartOfEachWindowScoresAHundred() {
        boolean[] labels = labels(1000, 300, 400);
        NabScore silent = scored(labels);
        NabScore perfect = scored(labels, 300);

        assertThat(silent.best().score()).isZero();
        assertThat(perfect.at(1)).isCloseTo(100, within(1e-9));
        assertThat(perfect.best().threshold()).isEqualTo(1);
    }

    @Test
    void anEarlierAlarmIsWorthMoreAndOnlyTheFirstInAWindowCounts() {
        boolean[] labels = labels(1000, 300, 400);

        assertThat(scored(labels, 330).at(1)).isGreaterThan(scored(labels, 370).at(1));
        assertThat(scored(labels, 330, 370).at(1)).isEqualTo(scored(labels, 330).at(1));
    }

    @Test
    void aFalseAlarmCostsElevenHundredthsAndLessRightAfterAWindow() {
        boolean[] labels = labels(1000, 300, 400);

        // One window: a point of NAB's score is half of what it is worth
        assertThat(scored(labels, 300, 900).at(1)).isCloseTo(100 - 50 * 0.11, within(1e-9));
        assertThat(scored(labels, 300, 200).at(1)).isCloseTo(100 - 50 * 0.11, within(1e-9));
        assertThat(scored(labels, 300, 402).at(1)).isBetween(100 - 50 * 0.11 / 5, 100.0);
    }

    @Test
    void alarmsOfTheFirstPartDoNotCount() {
        boolean[] labels = labels(1000, 300, 400);

        assertThat(scored(labels, 300, 149).at(1)).isCloseTo(100, within(1e-9));
        assertThat(scored(labels, 300, 150).at(1)).isLessThan(100);
        assertThat(NabScore.probation(100_000)).isEqualTo(750);
    }

    @Test
    void theBestThresholdIsNeverOneThatAllPointsReach() {
        boolean[] labels = new boolean[1000];
        Arrays.fill(labels, 100, 1000, true);
        NabScore nab = scored(labels);

        assertThat(nab.at(0)).isGreaterThan(0);
        assertThat(nab.best().threshold()).isGreaterThan(0);
        assertThat(nab.best().score()).isZero();
    }

    @Test
    void theBestThresholdIsOneForAllSeries() {
        NabScore nab = new NabScore();
        double[] clear = new double[1000];
        clear[300] = 0.9;
        double[] noisy = new double[1000];
        Arrays.fill(noisy, 500, 900, 0.5);
        nab.add(clear, labels(1000, 300, 400), 150);
        nab.add(noisy, new boolean[1000], 150);

        assertThat(nab.best().threshold()).isEqualTo(0.9);
        assertThat(nab.at(0.5)).isLessThan(0);
    }

    private static NabScore scored(boolean[] labels, int... alarms) {
        double[] scores = new double[labels.length];
        Arrays.stream(alarms).forEach(alarm -> scores[alarm] = 1);
        NabScore nab = new NabScore();
        nab.add(scores, labels, NabScore.probation(scores.length));
        return nab;
    }

    private static boolean[] labels(int length, int from, int to) {
        boolean[] labels = new boolean[length];
        Arrays.fill(labels, from, to, true);
        return labels;
    }
}
