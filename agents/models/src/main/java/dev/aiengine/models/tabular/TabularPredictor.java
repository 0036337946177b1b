package dev.aiengine.models.tabular;

import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.Predictor;
import dev.aiengine.models.evaluation.Evaluation;
import dev.aiengine.models.tabular.columns.Columns;
import java.io.IOException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Labels rows, or predicts their numbers, with the arrays of a forest. */
final class TabularPredictor implements Predictor {
    static final String INPUT = "a row: a JSON object of columns and values; what is absent or null is missing";

    private final TabularModel model;
    private final Columns.Encoder encoder;

    private TabularPredictor(TabularModel model) {
        this.model = model;
        this.encoder = model.columns().encoder();
    }

    static TabularPredictor load(ModelPackage modelPackage) throws IOException {
        return new TabularPredictor(TabularModel.read(modelPackage));
    }

    /** What a task answers, in words. */
    static String describe(boolean classifies) {
        return classifies ? "{label, score, scores by label}" : "{value}";
    }

    @Override
    public List<JsonNode> predict(List<JsonNode> inputs) {
        return inputs.stream().map(this::answer).toList();
    }

    private JsonNode answer(JsonNode input) {
        float[] row = encoder.encode(input);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        if (model.objective().regression()) {
            return answer.put("value", model.value(row));
        }
        float[] probabilities = model.probabilities(row);
        int best = Evaluation.best(probabilities);
        answer.put("label", model.labels().get(best));
        answer.put("score", probabilities[best]);
        ObjectNode scores = answer.putObject("scores");
        for (int k = 0; k < probabilities.length; k++) {
            scores.put(model.labels().get(k), probabilities[k]);
        }
        return answer;
    }
}
