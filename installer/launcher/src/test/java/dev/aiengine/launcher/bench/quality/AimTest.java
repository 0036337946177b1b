package dev.aiengine.launcher.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AimTest {

    @Test
    void anAimIsReachedAtItsFigureAndBeyond() {
        Aim accuracy = Aim.atLeast("accuracy", 0.9, null, null);
        assertThat(accuracy.beatenBy(0.9)).isTrue();
        assertThat(accuracy.beatenBy(0.899)).isFalse();
        Aim error = Aim.atMost("rmse", 0.915, null, null);
        assertThat(error.beatenBy(0.915)).isTrue();
        assertThat(error.beatenBy(0.916)).isFalse();
    }

    @Test
    void aFigureThatIsNotThereReachesNothing() {
        assertThat(Aim.atLeast("accuracy", 0.9, null, null).beatenBy(Double.NaN))
                .isFalse();
        assertThat(Aim.atMost("rmse", 0.9, null, null).beatenBy(Double.NaN)).isFalse();
    }

    @Test
    void severalTrainingsCountByTheirMeans() {
        Means means = new Means();
        means.add(Map.of("rmse", 0.9, "mae", 0.7));
        means.add(Map.of("rmse", 1.0, "mae", 0.8));
        assertThat(means.metrics()).containsEntry("rmse", 0.95).containsEntry("mae", 0.75);
    }
}
