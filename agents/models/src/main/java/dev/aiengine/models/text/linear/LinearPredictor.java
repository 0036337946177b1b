package dev.aiengine.models.text.linear;

import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.Predictor;
import dev.aiengine.models.text.TextAnswers;
import java.io.IOException;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Labels texts with a linear model. */
public final class LinearPredictor implements Predictor {
    private final TextAnswers answers;
    private final Scorer scorer;

    private LinearPredictor(TextAnswers answers, LinearModel model) {
        this.answers = answers;
        this.scorer = new Scorer(model);
    }

    public static LinearPredictor load(ModelPackage modelPackage) throws IOException {
        LinearModel model = WeightsFile.read(modelPackage.directory().resolve(WeightsFile.NAME));
        TextAnswers answers = TextAnswers.of(modelPackage.manifest());
        if (answers.labels().size() != model.labels()) {
            throw new IOException(
                    "the package names " + answers.labels().size() + " labels, its weights have " + model.labels());
        }
        return new LinearPredictor(answers, model);
    }

    @Override
    public List<JsonNode> predict(List<JsonNode> inputs) {
        return TextAnswers.texts(inputs).stream()
                .map(text -> answers.answer(scorer.probabilities(text)))
                .toList();
    }
}
