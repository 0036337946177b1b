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
    void aVersionIsComparedWithTheChampionAndTheChampionWithTheOneBefore() {
        List<ModelVersion> all =
                List.of(version(3, Map.of(), Map.of()), version(2, Map.of(), Map.of()), version(1, Map.of(), Map.of()));

        assertThat(Difference.other(all.get(0), 1, all)).contains(all.get(2));
        assertThat(Difference.other(all.get(0), 3, all)).contains(all.get(1));
        assertThat(Difference.other(all.get(0), null, all)).contains(all.get(1));
        assertThat(Difference.other(all.get(2), 1, all)).isEmpty();
        assertThat(Difference.other(all.get(1), 9, all)).isEmpty();
    }

    @Test
    void equalVersionsHaveNoDifference() {
        ModelVersion one = version(1, Map.of("accuracy", 0.8), Map.of());

        assertThat(Difference.lines(one, one)).isEmpty();
    }

    @Test
    void metricsOnOtherRowsDoNotSayWhichIsBetter() {
        ModelVersion first = version(1, "reviews@1", Map.of("accuracy", 0.8), Map.of());
        ModelVersion second = version(2, "reviews@2", Map.of("accuracy", 0.9), Map.of());
        Map<String, Object> sameTest = Map.of("testDataset", "kept@1");

        assertThat(Difference.lines(first, second)).contains(new Difference.Line("Accuracy", "0.800", "0.900", null));
        assertThat(Difference.lines(
                        version(1, "reviews@1", Map.of("accuracy", 0.8), sameTest),
                        version(2, "reviews@2", Map.of("accuracy", 0.9), sameTest)))
                .contains(new Difference.Line("Accuracy", "0.800", "0.900", true));
    }

    private static ModelVersion version(int number, Map<String, Double> metrics, Map<String, Object> params) {
        return version(number, "reviews@1", metrics, params);
    }

    private static ModelVersion version(
            int number, String dataset, Map<String, Double> metrics, Map<String, Object> params) {
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
                dataset,
                null,
                Instant.EPOCH);
    }
}
