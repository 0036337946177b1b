package dev.aiengine.models.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aiengine.models.Untrainable;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolarityTest {

    @Test
    void positiveAndNegativeAreTheEnds() {
        Polarity polarity = Polarity.of(List.of("neg", "pos"));

        assertThat(polarity.of(new float[] {1, 0})).isEqualTo(-1);
        assertThat(polarity.of(new float[] {0, 1})).isEqualTo(1);
        assertThat(polarity.of(new float[] {.5f, .5f})).isZero();
    }

    @Test
    void neutralIsTheMiddle() {
        assertThat(Polarity.of(List.of("Negative", "Neutral", "Positive")).of(new float[] {0, 1, 0}))
                .isZero();
    }

    @Test
    void plainLabelsLieHalfWayWhereThereAreStrongerOnes() {
        Polarity polarity = Polarity.of(List.of("very negative", "negative", "neutral", "positive", "very_positive"));

        assertThat(polarity.of(new float[] {0, 0, 0, 1, 0})).isEqualTo(0.5);
        assertThat(polarity.of(new float[] {0, 0, 0, 0, 1})).isEqualTo(1);
        assertThat(polarity.of(new float[] {1, 0, 0, 0, 0})).isEqualTo(-1);
    }

    @Test
    void starsAreSpreadEvenly() {
        Polarity polarity = Polarity.of(List.of("1", "2", "3", "4", "5"));

        assertThat(polarity.of(new float[] {0, 0, 0, 1, 0})).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void aLabelWithoutAPlaceIsRefusedByName() {
        assertThatThrownBy(() -> Polarity.of(List.of("positive", "sports")))
                .isInstanceOf(Untrainable.class)
                .hasMessageContaining("\"sports\"");
    }
}
