package dev.aiengine.console.predict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiengine.contract.datasets.Dataset;
import dev.aiengine.contract.registry.ModelVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TakenTest {

    @Test
    void aRowIsOfTheColumnsThatTheModelLearnedFrom() {
        Taken taken = taken(Map.of("target", "left"), Map.of("ignoredColumns", Map.of("id", "names the rows")));

        assertThat(taken.learned("months")).isTrue();
        assertThat(taken.learned("left")).isFalse();
        assertThat(taken.learned("id")).isFalse();
    }

    @Test
    void aPointOfASeriesHasTheColumnsOfNumbersButTheOnesThatMeanSomethingElse() {
        assertThat(taken(Map.of("timestampColumn", "at", "labelColumn", "wrong"), Map.of())
                        .values())
                .containsExactly("load", "heat");
        assertThat(taken(Map.of("valueColumns", List.of("heat")), Map.of()).values())
                .containsExactly("heat");
    }

    @Test
    void whatIsHardlySureIsNotShownAtFirst() {
        assertThat(taken(Map.of(), Map.of("scoreThreshold", 0.31)).sure()).isEqualTo(0.31);
        assertThat(taken(Map.of(), Map.of()).sure()).isEqualTo(0.5);
    }

    @Test
    void anImportedModelSaysWhatItTakes() {
        Map<String, Object> signature = Map.of(
                "signature",
                Map.of("inputs", List.of(Map.of("name", "parcel", "type", "float", "shape", List.of(-1, 2)))));

        assertThat(taken(Map.of(), signature).tensors()).isEqualTo("parcel float[2]");
        assertThat(taken(Map.of(), Map.of()).tensors()).isEmpty();
    }

    private static Taken taken(Map<String, Object> params, Map<String, Object> metadata) {
        List<Dataset.Column> columns = List.of(
                new Dataset.Column("at", "BIGINT", 0, 9),
                new Dataset.Column("load", "DOUBLE", 0, 9),
                new Dataset.Column("heat", "DECIMAL(9,2)", 0, 9),
                new Dataset.Column("place", "VARCHAR", 0, 2),
                new Dataset.Column("wrong", "INTEGER", 0, 2));
        Map<String, Object> all = new java.util.HashMap<>(Map.of("timestampColumn", "at", "labelColumn", "wrong"));
        all.putAll(params);
        ModelVersion version = new ModelVersion(
                "m", 1, "t", "f", List.of(), "00", 1, Map.of(), all, metadata, null, null, Instant.EPOCH);
        return new Taken("m", "t", version, columns);
    }
}
