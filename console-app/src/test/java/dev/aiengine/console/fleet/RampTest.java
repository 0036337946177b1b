package dev.aiengine.console.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RampTest {

    @ParameterizedTest
    @EnumSource(Ramp.class)
    void figuresCanBeReadOnEveryColour(Ramp ramp) {
        for (int hundredth = 0; hundredth <= 100; hundredth++) {
            double share = hundredth / 100.0;
            int words = Integer.parseInt(ramp.words(share).substring(1), 16);
            assertThat(Ramp.contrast(ramp.at(share), words))
                    .as("words at %s", share)
                    .isGreaterThanOrEqualTo(4.5);
        }
    }

    @ParameterizedTest
    @EnumSource(Ramp.class)
    void moreIsAlwaysFurtherFromTheGround(Ramp ramp) {
        double direction = ramp == Ramp.LIGHT ? -1 : 1;
        for (int hundredth = 1; hundredth <= 100; hundredth++) {
            double before = Ramp.luminance(ramp.at((hundredth - 1) / 100.0));
            assertThat((Ramp.luminance(ramp.at(hundredth / 100.0)) - before) * direction)
                    .as("step to %s", hundredth)
                    .isPositive();
        }
        assertThat(ramp.at(2)).isEqualTo(ramp.at(1));
        assertThat(ramp.at(-1)).isEqualTo(ramp.at(0));
    }
}
