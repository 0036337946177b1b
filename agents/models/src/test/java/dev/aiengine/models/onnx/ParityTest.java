package dev.aiengine.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ParityTest {
    private final float[][] expected = {{1, 2}, {3, 4}};

    @Test
    void theLargestDifferenceCounts() {
        assertThat(Parity.difference(expected, new float[][] {{1, 2.5f}, {3, 4.25f}}))
                .isEqualTo(0.5);
        Parity.require(expected, expected, 0);
    }

    @Test
    void anAnswerThatIsNoNumberIsNeverNearEnough() {
        assertThatThrownBy(() -> Parity.require(expected, new float[][] {{1, 2}, {Float.NaN, 4}}, 1e9))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("differs from the trained network");
    }
}
