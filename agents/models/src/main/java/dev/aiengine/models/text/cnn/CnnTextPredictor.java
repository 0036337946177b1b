package dev.aiengine.models.text.cnn;

import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.Predictor;
import dev.aiengine.models.text.TextAnswers;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Labels texts with an exported network. */
public final class CnnTextPredictor implements Predictor {
    private final TextAnswers answers;
    private final ServedNetwork network;

    private CnnTextPredictor(TextAnswers answers, ServedNetwork network) {
        this.answers = answers;
        this.network = network;
    }

    public static CnnTextPredictor load(ModelPackage modelPackage) throws IOException {
        TextAnswers answers = TextAnswers.of(modelPackage.manifest());
        Reading reading = Reading.of(modelPackage.manifest().params());
        return new CnnTextPredictor(
                answers,
                ServedNetwork.open(
                        modelPackage.directory(), reading, answers.labels().size()));
    }

    @Override
    public List<JsonNode> predict(List<JsonNode> inputs) {
        return Arrays.stream(network.scores(TextAnswers.texts(inputs)))
                .map(answers::answer)
                .toList();
    }

    @Override
    public void close() {
        network.close();
    }
}
