package dev.aiengine.models.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aiengine.models.detection.AveragePrecision.Judged;
import java.util.List;
import org.junit.jupiter.api.Test;

class AveragePrecisionTest {
    private static final Box HERE = new Box(0, 0, 10, 10);
    private static final Box THERE = new Box(50, 50, 10, 10);
    private static final Box NOWHERE = new Box(90, 90, 5, 5);

    @Test
    void everythingFoundAndNothingElseIsOne() {
        assertThat(AveragePrecision.of(
                        List.of(judged(List.of(HERE, THERE), found(0.9f, HERE), found(0.2f, THERE))), 0, 0.5))
                .isEqualTo(1);
    }

    @Test
    void theAreaUnderPrecisionOverRecallIsTakenOverAllPoints() {
        // Right, wrong, right: precision 1 up to a recall of 1/2, then 2/3
        Judged image = judged(List.of(HERE, THERE), found(0.9f, HERE), found(0.8f, NOWHERE), found(0.7f, THERE));
        assertThat(AveragePrecision.of(List.of(image), 0, 0.5)).isCloseTo(0.5 + 0.5 * 2 / 3, within(1e-9));
    }

    @Test
    void anObjectFoundTwiceIsFoundOnce() {
        Judged image = judged(List.of(HERE, THERE), found(0.9f, HERE), found(0.8f, HERE), found(0.7f, THERE));
        assertThat(AveragePrecision.of(List.of(image), 0, 0.5)).isCloseTo(0.5 + 0.5 * 2 / 3, within(1e-9));
    }

    @Test
    void scoresAreComparedOverAllImages() {
        Judged sure = judged(List.of(), found(0.9f, NOWHERE));
        Judged right = judged(List.of(HERE), found(0.5f, HERE));
        assertThat(AveragePrecision.of(List.of(right, sure), 0, 0.5)).isEqualTo(0.5);
    }

    @Test
    void aLabelThatIsNowhereHasNoPrecisionAndDoesNotCountInTheMean() {
        Judged image = new Judged(
                List.of(new LabelledBox(0, HERE)), List.of(new Detection(0, 0.9f, HERE), new Detection(1, 0.9f, HERE)));
        assertThat(AveragePrecision.of(List.of(image), 1, 0.5)).isNaN();
        assertThat(AveragePrecision.mean(List.of(image), 2, 0.5)).isEqualTo(1);
    }

    @Test
    void aBoxThatOverlapsTooLittleIsWrong() {
        Box half = new Box(0, 0, 10, 5);
        assertThat(AveragePrecision.of(List.of(judged(List.of(HERE), found(0.9f, half))), 0, 0.5))
                .isEqualTo(1);
        assertThat(AveragePrecision.of(List.of(judged(List.of(HERE), found(0.9f, half))), 0, 0.75))
                .isZero();
    }

    @Test
    void theThresholdIsWherePrecisionAndRecallAreBestTogether() {
        ScoreThreshold best = ScoreThreshold.best(
                List.of(judged(List.of(HERE, THERE), found(0.9f, HERE), found(0.605f, THERE), found(0.4f, NOWHERE))));
        assertThat(best.score()).isCloseTo(0.41f, within(1e-6f));
        assertThat(best.f1()).isEqualTo(1);
    }

    private static Judged judged(List<Box> objects, Detection... found) {
        return new Judged(objects.stream().map(box -> new LabelledBox(0, box)).toList(), List.of(found));
    }

    private static Detection found(float score, Box box) {
        return new Detection(0, score, box);
    }
}
