package dev.aiengine.console.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiengine.contract.registry.ModelVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DifferenceTest {

    @Test
    void onlyWhatIsDifferentIsToldAndTheBetterMetricKnown() {
        ModelVersion first =
                version(1, Map.of("accuracy", 0.8, "rmse", 2.0, "auc", 0.9), Map.of("epochs", 2, "seed", 42));
        ModelVersion second =
                version(2, Map.of("accuracy", 0.9, "rmse", 3.0, "auc", 0.9), Map.of("epochs", 5, "seed", 42));

        assertThat(Difference.lines(first, second))
                .containsExactly(
                        new Difference.Line("epochs", "2", "5", null),
                        new Difference.Line("Accuracy", "0.800", "0.900", true),
                        new Difference.Line("Rmse", "2", "3", false));
    }

    @Test
    void equalVersionsHaveNoDifference() {
        ModelVersion one = version(1, Map.of("accuracy", 0.8), Map.of());

        assertThat(Difference.lines(one, one)).isEmpty();
    }

    private static ModelVersion version(int number, Map<String, Double> metrics, Map<String, Object> params) {
        return new ModelVersion(
                "reviews",
                number,
                "sentiment",
                "linear",
                List.of(),
                "00",
                10,
                metrics,
                params,
                Map.of(),
                "reviews@1",
                null,
                Instant.EPOCH);
    }
}
