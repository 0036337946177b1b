package dev.aiengine.launcher.bench.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiengine.admission.Policy;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private static final long SEED = 7;

    @Test
    void aLargeQueueIsPlayedToItsEndFairlyAndWithinEveryLimit() {
        Figures figures = Replay.of(new Cases(SEED).warmUp(), Policy.DEFAULT);

        assertThat(figures.admissions()).isGreaterThanOrEqualTo(4_000);
        assertThat(figures.violations()).isZero();
        assertThat(figures.loops()).isZero();
        assertThat(figures.utilisation()).isBetween(0.9, 1.0);
        assertThat(figures.unfairness()).isLessThan(0.02);
        assertThat(figures.waits().get(3)).isLessThan(figures.waits().get(0));
    }

    @Test
    void theSameSeedPlaysTheSame() {
        Figures once = Replay.of(new Cases(SEED).warmUp(), Policy.DEFAULT);
        Figures again = Replay.of(new Cases(SEED).warmUp(), Policy.DEFAULT);

        assertThat(again.waits()).isEqualTo(once.waits());
        assertThat(again.evictions()).isEqualTo(once.evictions());
    }
}
