package dev.aiengine.console.predict;

import dev.aiengine.contract.Json;
import dev.aiengine.contract.datasets.Dataset;
import dev.aiengine.contract.registry.ModelVersion;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What an endpoint takes.
 *
 * @param columns of the dataset that the model learned from, empty where it is gone
 */
record Taken(String endpoint, String task, ModelVersion version, List<Dataset.Column> columns) {
    private static final double SURE = 0.5;

    /** The score from which on a find is worth showing: where finds were best when the model was made. */
    double sure() {
        return version.metadata().get("scoreThreshold") instanceof Number threshold ? threshold.doubleValue() : SURE;
    }

    /** Whether a column is one of a row that is asked about. */
    boolean learned(String column) {
        return !column.equals(version.params().get("target"))
                && !(version.metadata().get("ignoredColumns") instanceof Map<?, ?> ignored
                        && ignored.containsKey(column));
    }

    /** The columns that a point of a series has a value of; empty where that cannot be told. */
    List<String> values() {
        Map<String, Object> params = version.params();
        if (params.get("valueColumns") instanceof List<?> named) {
            return named.stream().map(String::valueOf).toList();
        }
        return columns.stream()
                .filter(column -> Asked.numeric(column.type()) && !column.name().equals("series"))
                .map(Dataset.Column::name)
                .filter(name -> !name.equals(params.get("timestampColumn"))
                        && !name.equals(params.get("seriesColumn"))
                        && !name.equals(params.get("labelColumn")))
                .toList();
    }

    /** What an imported model takes, such as {@code parcel float[2]}; empty where it does not say. */
    String tensors() {
        JsonNode inputs =
                Json.MAPPER.valueToTree(version.metadata()).path("signature").path("inputs");
        return inputs.valueStream()
                .map(input -> input.path("name").asString("") + " "
                        + input.path("type").asString("")
                        + input.path("shape")
                                .valueStream()
                                .filter(size -> size.intValue() > 0)
                                .map(JsonNode::asString)
                                .collect(Collectors.joining(", ", "[", "]")))
                .collect(Collectors.joining("; "));
    }
}
