package dev.aiengine.models.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NumberEvaluationTest {

    @Test
    void comparesPredictionsWithTheTruth() {
        NumberEvaluation evaluation = NumberEvaluation.of(new double[] {1, 2, 3, 6}, new double[] {1, 2, 5, 6});

        assertThat(evaluation.rmse()).isEqualTo(1);
        assertThat(evaluation.mae()).isEqualTo(0.5);
        assertThat(evaluation.r2()).isCloseTo(1 - 4.0 / 14, within(1e-12));
    }
}
