package dev.aiengine.models.text.linear;

import dev.aiengine.models.InvalidInput;
import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.Predictor;
import dev.aiengine.models.Untrainable;
import dev.aiengine.models.text.Evaluation;
import dev.aiengine.models.text.LabelledTexts;
import dev.aiengine.models.text.Polarity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Labels texts with a linear model. */
public final class LinearPredictor implements Predictor {
    private final List<String> labels;
    private final @Nullable Polarity polarity;
    private final Scorer scorer;

    private LinearPredictor(List<String> labels, @Nullable Polarity polarity, LinearModel model) {
        this.labels = labels;
        this.polarity = polarity;
        this.scorer = new Scorer(model);
    }

    public static LinearPredictor load(ModelPackage modelPackage) throws IOException {
        LinearModel model = WeightsFile.read(modelPackage.directory().resolve(WeightsFile.NAME));
        List<String> labels = modelPackage.manifest().labels();
        if (labels.size() != model.labels()) {
            throw new IOException("the package names " + labels.size() + " labels, its weights have " + model.labels());
        }
        return new LinearPredictor(labels, polarity(modelPackage), model);
    }

    static String describe(String task) {
        return isSentiment(task)
                ? "{label, score, scores by label, polarity from -1 to 1}"
                : "{label, score, scores by label}";
    }

    @Override
    public List<JsonNode> predict(List<JsonNode> inputs) {
        for (JsonNode input : inputs) {
            check(input);
        }
        List<JsonNode> predictions = new ArrayList<>(inputs.size());
        for (JsonNode input : inputs) {
            predictions.add(prediction(scorer.probabilities(input.stringValue())));
        }
        return predictions;
    }

    private ObjectNode prediction(float[] probabilities) {
        ObjectNode prediction = JsonNodeFactory.instance.objectNode();
        int best = Evaluation.best(probabilities);
        prediction.put("label", labels.get(best));
        prediction.put("score", probabilities[best]);
        ObjectNode scores = prediction.putObject("scores");
        for (int k = 0; k < probabilities.length; k++) {
            scores.put(labels.get(k), probabilities[k]);
        }
        if (polarity != null) {
            prediction.put("polarity", (float) polarity.of(probabilities));
        }
        return prediction;
    }

    private static void check(JsonNode input) {
        if (!input.isString()) {
            throw new InvalidInput("a text is expected, a JSON string, not a value of type "
                    + input.getNodeType().name().toLowerCase(Locale.ROOT));
        }
        int length = input.stringValue().length();
        if (length > LabelledTexts.LONGEST_TEXT) {
            throw new InvalidInput("a text may have " + LabelledTexts.LONGEST_TEXT + " characters, not " + length);
        }
    }

    private static @Nullable Polarity polarity(ModelPackage modelPackage) throws IOException {
        if (!isSentiment(modelPackage.manifest().task())) {
            return null;
        }
        try {
            return Polarity.of(modelPackage.manifest().labels());
        } catch (Untrainable e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static boolean isSentiment(String task) {
        return task.equals("sentiment");
    }
}
