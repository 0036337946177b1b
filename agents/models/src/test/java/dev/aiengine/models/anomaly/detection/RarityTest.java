package dev.aiengine.models.anomaly.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RarityTest {

    @Test
    void rarityIsTheLogarithmOfTheTailBeyondWhatWasSeenToo() {
        SplittableRandom random = new SplittableRandom(3);
        Rarity rarity = new Rarity();
        for (int i = 0; i < Rarity.MEMORY; i++) {
            rarity.next(-Math.log(1 - random.nextDouble()));
        }

        // Of the exponential distribution a value v has the tail exp(-v)
        assertThat(rarity.next(Math.log(10))).isCloseTo(1, within(0.1));
        assertThat(rarity.next(Math.log(1e5))).isCloseTo(5, within(1.2));
    }

    @Test
    void whatIsUsualIsNotRareEvenWhereAllValuesAreEqual() {
        Rarity rarity = new Rarity();
        for (int i = 0; i < 1000; i++) {
            assertThat(rarity.next(7)).isZero();
        }

        assertThat(rarity.next(8)).isEqualTo(10);
    }

    @Test
    void nothingIsRareWhileLittleIsKnown() {
        Rarity rarity = new Rarity();
        for (int i = 0; i < Rarity.WARM_UP; i++) {
            assertThat(rarity.next(i * (double) i)).isZero();
        }

        assertThat(rarity.next(1e9)).isPositive();
        assertThat(rarity.next(Double.NaN)).isZero();
    }
}
