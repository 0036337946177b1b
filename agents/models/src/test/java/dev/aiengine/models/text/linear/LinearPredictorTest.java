package dev.aiengine.models.text.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aiengine.models.InvalidInput;
import dev.aiengine.models.Predictor;
import dev.aiengine.models.Tables;
import dev.aiengine.models.TrainingRun;
import dev.aiengine.models.evaluation.Profile;
import dev.aiengine.models.text.LabelledTexts;
import dev.aiengine.models.text.TextFamily;
import dev.aiengine.models.text.Trainings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class LinearPredictorTest {

    @TempDir
    static Path folder;

    private static TrainingRun run;
    private static Predictor predictor;

    @BeforeAll
    static void trainOnce() throws IOException {
        run = Trainings.run(
                "sentiment",
                Trainings.defaults(),
                Tables.of(folder.resolve("rows.parquet"), MadeTexts.rows(300, 5, "neg", "pos")),
                null,
                folder,
                Trainings.QUIET);
        new TextFamily().train(run);
        predictor = Trainings.load(run);
    }

    @Test
    void aPredictionHasLabelScoreScoresAndPolarity() {
        JsonNode prediction = predict("profit of the bank");

        assertThat(prediction.get("label").stringValue()).isEqualTo("pos");
        assertThat(prediction.get("scores").propertyNames()).containsExactlyInAnyOrder("neg", "pos");
        assertThat(prediction.get("score").doubleValue())
                .isEqualTo(prediction.get("scores").get("pos").doubleValue());
        assertThat(prediction.get("scores").get("neg").doubleValue()
                        + prediction.get("score").doubleValue())
                .isCloseTo(1, within(1e-6));
        assertThat(prediction.get("polarity").doubleValue()).isGreaterThan(0.5);
        assertThat(predict("goal match striker").get("polarity").doubleValue()).isLessThan(-0.5);
    }

    @Test
    void aTextSaysTheSameAloneAndInABatch() {
        List<JsonNode> texts = List.of(
                Trainings.text("the match"), Trainings.text("shares"), Trainings.text(""), Trainings.text("orbit"));

        List<JsonNode> together = predictor.predict(texts);

        for (int i = 0; i < texts.size(); i++) {
            assertThat(predictor.predict(List.of(texts.get(i))).getFirst()).isEqualTo(together.get(i));
        }
    }

    @Test
    void aTextWithoutKnownWordsGetsTheUsualAnswerAndNotAnError() {
        assertThat(predict("")).isEqualTo(predict("\u4F60\u597D"));
    }

    @Test
    void whatIsNoTextIsRefusedSayingWhatItWas() {
        assertThatThrownBy(() -> predictor.predict(List.of(JsonNodeFactory.instance.numberNode(3))))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("number");
        assertThatThrownBy(() -> predictor.predict(List.of(JsonNodeFactory.instance.nullNode())))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("null");
    }

    @Test
    void aTextThatIsTooLongIsRefused() {
        assertThatThrownBy(() -> predict("x".repeat(LabelledTexts.LONGEST_TEXT + 1)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("characters");
    }

    @Test
    void theProfileDescribesTheHeldOutRows() throws IOException {
        String profile = Files.readString(run.output().resolve(Profile.FILE));

        assertThat(profile).contains("\"rows\":60", "\"unknownWords\"", "\"textLength\"", "\"score\"");
    }

    @Test
    void aPackageWhoseLabelsAndWeightsDisagreeIsRefused() throws IOException {
        Path copy = Files.createDirectories(folder.resolve("copy"));
        Files.copy(run.output().resolve(WeightsFile.NAME), copy.resolve(WeightsFile.NAME));
        Path manifest = run.output().resolve("model.json");
        Files.writeString(
                copy.resolve("model.json"), Files.readString(manifest).replace("\"neg\",", "\"neg\", \"neutral\","));

        assertThatThrownBy(() -> new TextFamily().load(dev.aiengine.models.ModelPackage.open(copy)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("3 labels");
    }

    private static JsonNode predict(String text) {
        return predictor.predict(List.of(Trainings.text(text))).getFirst();
    }
}
