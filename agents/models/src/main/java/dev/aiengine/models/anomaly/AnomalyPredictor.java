package dev.aiengine.models.anomaly;

import dev.aiengine.models.Predictor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Scores histories. Each goes on where the training of its series ended, and leaves the model as it was. */
final class AnomalyPredictor implements Predictor {
    private final Detectors detectors;

    AnomalyPredictor(Detectors detectors) {
        this.detectors = detectors;
    }

    @Override
    public List<JsonNode> predict(List<JsonNode> inputs) {
        List<AnomalyInput> histories =
                inputs.stream().map(input -> AnomalyInput.of(input, detectors)).toList();
        return histories.stream().map(this::answer).toList();
    }

    private JsonNode answer(AnomalyInput history) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode scores = answer.putArray("scores");
        ArrayNode anomalies = answer.putArray("anomalies");
        SeriesWatch watch = watch(history.series());
        for (int i = 0; i < history.times().length; i++) {
            double score = watch.next(history.times()[i], history.values(), i);
            scores.add(score);
            if (score >= detectors.threshold()) {
                anomalies.add(i);
            }
        }
        answer.put("threshold", detectors.threshold());
        return answer;
    }

    private SeriesWatch watch(String series) {
        try {
            return detectors.watch(series);
        } catch (IOException e) {
            throw new UncheckedIOException("a state that was tried when the package was loaded", e);
        }
    }
}
