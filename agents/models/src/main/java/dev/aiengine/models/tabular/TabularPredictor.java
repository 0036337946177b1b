package dev.aiengine.models.tabular;

import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.Predictor;
import dev.aiengine.models.evaluation.LabelScores;
import dev.aiengine.models.tabular.columns.Columns;
import java.io.IOException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

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
        return model.objective().regression()
                ? JsonNodeFactory.instance.objectNode().put("value", model.value(row))
                : LabelScores.of(model.labels(), model.probabilities(row));
    }
}
