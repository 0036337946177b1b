package dev.aiengine.models.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationTest {

    @Test
    void countsRightAndWrongPredictionsPerLabel() {
        Evaluation evaluation = Evaluation.of(
                List.of("a", "b"), new int[] {0, 0, 1, 1}, new float[][] {{.9f, .1f}, {.4f, .6f}, {.2f, .8f}, {.3f, .7f}
                });

        assertThat(evaluation.accuracy()).isEqualTo(0.75);
        assertThat(evaluation.confusion()).isEqualTo(List.of(List.of(1, 1), List.of(0, 2)));
        assertThat(evaluation.labels().get(0)).isEqualTo(new Evaluation.OfLabel("a", 2, 1, 0.5, 2 / 3.0));
        assertThat(evaluation.labels().get(1)).isEqualTo(new Evaluation.OfLabel("b", 2, 2 / 3.0, 1, 0.8));
        assertThat(evaluation.macroF1()).isCloseTo((2 / 3.0 + 0.8) / 2, within(1e-12));
        assertThat(evaluation.logLoss())
                .isCloseTo(-(Math.log(.9) + Math.log(.4) + Math.log(.8) + Math.log(.7)) / 4, within(1e-6));
    }

    @Test
    void aLabelThatIsNeitherThereNorPredictedIsLeftOutOfTheMean() {
        Evaluation evaluation =
                Evaluation.of(List.of("a", "b", "c"), new int[] {0, 1}, new float[][] {{1, 0, 0}, {0, 1, 0}});

        assertThat(evaluation.macroF1()).isEqualTo(1);
        assertThat(evaluation.labels().get(2)).isEqualTo(new Evaluation.OfLabel("c", 0, 0, 0, 0));
    }

    @Test
    void certaintyOfTheWrongLabelIsBadButNotInfinitelySo() {
        Evaluation evaluation = Evaluation.of(List.of("a", "b"), new int[] {0}, new float[][] {{0, 1}});

        assertThat(evaluation.logLoss()).isFinite().isGreaterThan(20);
        assertThat(evaluation.calibrationError()).isEqualTo(1);
    }

    @Test
    void confidenceThatMatchesTheAccuracyHasNoCalibrationError() {
        float[][] probabilities = {{.75f, .25f}, {.75f, .25f}, {.75f, .25f}, {.75f, .25f}};

        assertThat(Evaluation.of(List.of("a", "b"), new int[] {0, 0, 0, 1}, probabilities)
                        .calibrationError())
                .isZero();
    }
}
