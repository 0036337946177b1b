package dev.aiengine.models.text.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiengine.contract.training.Progress;
import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.Predictor;
import dev.aiengine.models.Table;
import dev.aiengine.models.Tables;
import dev.aiengine.models.TrainingListener;
import dev.aiengine.models.TrainingRun;
import dev.aiengine.models.TrainingRuns;
import dev.aiengine.models.Untrainable;
import dev.aiengine.models.text.TextFamily;
import dev.aiengine.models.text.Trainings;
import dev.aiengine.models.text.encoder.TinyEncoder;
import dev.aiengine.models.text.linear.MadeTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** From an imported encoder and a table to predictions. */
class TransformerTest {
    private static final String[] LABELS = {"sport", "business", "science"};
    private static final List<String> FILES =
            List.of("model.json", "head.bin", "encoder.onnx", "tokenizer.json", "evaluation.json", "profile.json");

    @TempDir
    static Path folder;

    private static Path encoder = Path.of("");
    private static Path trained = Path.of("");

    @BeforeAll
    static void train() throws IOException {
        encoder = new TinyEncoder().adopted(folder.resolve("import")).directory();
        TrainingRun run = run("trained", MadeTexts.rows(300, 1, LABELS), encoder, Map.of());
        new TextFamily().train(run);
        trained = run.output();
    }

    @Test
    void aHeadOnAFrozenEncoderLearnsAndIsCalibrated() throws IOException {
        ModelManifest manifest = ModelPackage.open(trained).manifest();

        assertThat(manifest.framework()).isEqualTo("transformer");
        assertThat(manifest.labels()).containsExactly("business", "science", "sport");
        assertThat(manifest.params()).containsEntry("method", "transformer").containsEntry("maxTokens", 64);
        assertThat(manifest.metrics().get("accuracy")).isGreaterThan(0.85);
        assertThat(manifest.metrics().get("calibrationError")).isLessThan(0.1);
        assertThat(trained)
                .isDirectoryNotContaining(
                        file -> !FILES.contains(file.getFileName().toString()));
    }

    @Test
    void aPackagePredictsTheSameWhateverIsBesideAText() throws IOException {
        try (Predictor predictor = new TextFamily().load(ModelPackage.open(trained))) {
            String longer = "the bank saw shares and profit in the market today ".repeat(20);
            List<JsonNode> together = predictor.predict(List.of(
                    Trainings.text(longer),
                    Trainings.text("the goal of the striker and a match it saw"),
                    Trainings.text("")));
            JsonNode alone = predictor
                    .predict(List.of(Trainings.text("the goal of the striker and a match it saw")))
                    .getFirst();

            assertThat(together).hasSize(3);
            assertThat(together.get(0).get("label").stringValue()).isEqualTo("business");
            assertThat(together.get(1).get("label").stringValue()).isEqualTo("sport");
            assertThat(together.get(1).get("score").doubleValue())
                    .isCloseTo(alone.get("score").doubleValue(), org.assertj.core.data.Offset.offset(1e-4));
        }
    }

    @Test
    void theSameRunGivesTheSamePackage() throws IOException {
        TrainingRun again = run("again", MadeTexts.rows(300, 1, LABELS), encoder, Map.of());
        new TextFamily().train(again);

        assertSame(again.output());
    }

    @Test
    void aRunThatWasStoppedGoesOnFromItsVectors() throws IOException {
        List<Tables.Row> rows = MadeTexts.rows(300, 1, LABELS);
        TrainingRun run = run("stopped", rows, encoder, Map.of());
        Recorder stopping = new Recorder(true);
        assertThatThrownBy(() -> new TextFamily().train(TrainingRuns.heard(run, stopping)))
                .isInstanceOf(CancellationException.class);
        Recorder recorder = new Recorder(false);
        new TextFamily().train(TrainingRuns.heard(run, recorder));

        assertSame(run.output());
        assertThat(stopping.checkpoints).isEqualTo(1);
        assertThat(recorder.checkpoints).isZero();
        assertThat(recorder.fractions).isSorted().endsWith(1.0);
    }

    @Test
    void damagedVectorsAreComputedAgain() throws IOException {
        TrainingRun run = run("damaged", MadeTexts.rows(300, 1, LABELS), encoder, Map.of());
        new TextFamily().train(run);
        Path file = run.checkpoint().resolve("vectors-0.bin");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        new TextFamily().train(run);

        assertSame(run.output());
    }

    @Test
    void fewRowsOnATrainedHeadTeachMoreThanOnTheEncoderAlone() throws IOException {
        List<Tables.Row> few = MadeTexts.rows(30, 77, LABELS);
        Map<String, Double> alone =
                new TextFamily().train(run("alone", few, encoder, Map.of())).metrics();
        ModelManifest tuned = new TextFamily().train(run("tuned", few, trained, Map.of()));

        assertThat(tuned.metrics().get("accuracy")).isGreaterThan(alone.getOrDefault("accuracy", 1.0) + 0.05);
        assertThat(tuned.params()).containsEntry("fromHeadOfBase", true);
    }

    @Test
    void otherLabelsOnATrainedModelStartFromItsEncoder() throws IOException {
        TrainingRun run = run("others", MadeTexts.rows(100, 5, "one", "two"), trained, Map.of());
        TrainingRun own = new TrainingRun(
                run.task(),
                run.params(),
                run.train(),
                null,
                run.base(),
                run.output(),
                run.checkpoint(),
                Trainings.QUIET,
                1);

        ModelManifest manifest = new TextFamily().train(own);

        assertThat(manifest.labels()).containsExactly("one", "two");
        assertThat(manifest.params()).containsEntry("fromHeadOfBase", false);
        assertThat(manifest.metrics().get("accuracy")).isGreaterThan(0.7);
    }

    @Test
    void aHeadOnATorchScriptEncoderLearnsAndPredicts() throws IOException {
        Path torchScript =
                TinyEncoder.torchScript(folder.resolve("torchscript")).directory();
        TrainingRun run = run("torch", MadeTexts.rows(300, 1, LABELS), torchScript, Map.of());

        ModelManifest manifest = new TextFamily().train(run);

        assertThat(manifest.metrics().get("accuracy")).isGreaterThan(0.8);
        assertThat(run.output().resolve("encoder.pt")).exists();
        try (Predictor predictor = new TextFamily().load(ModelPackage.open(run.output()))) {
            JsonNode answer = predictor
                    .predict(List.of(Trainings.text("the bank saw shares and profit in the market today")))
                    .getFirst();
            assertThat(answer.get("label").stringValue()).isEqualTo("business");
        }
    }

    @Test
    void anOnnxEncoderIsNotFineTuned() throws IOException {
        TrainingRun run = run("finetune", MadeTexts.rows(50, 5, LABELS), encoder, Map.of("finetune", true));

        assertThatThrownBy(() -> new TextFamily().train(run))
                .isInstanceOf(Untrainable.class)
                .hasMessageContaining("model.pt");
    }

    @Test
    void aDamagedPackageIsNotLoaded() throws IOException {
        Path damaged = copy("damaged-head");
        byte[] head = Files.readAllBytes(damaged.resolve("head.bin"));
        head[head.length / 2] ^= 1;
        Files.write(damaged.resolve("head.bin"), head);
        Path lying = copy("lying");
        Path manifest = lying.resolve("model.json");
        Files.writeString(manifest, Files.readString(manifest).replace("\"dimensions\" : 32", "\"dimensions\" : 48"));

        assertThatThrownBy(() -> new TextFamily().load(ModelPackage.open(damaged)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("head.bin is not a usable head");
        assertThatThrownBy(() -> new TextFamily().load(ModelPackage.open(lying)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("gives vectors of 64, the package says 96");
    }

    private static final class Recorder implements TrainingListener {
        final List<Double> fractions = new ArrayList<>();
        private final boolean stops;
        int checkpoints;

        Recorder(boolean stops) {
            this.stops = stops;
        }

        @Override
        public void progress(Progress progress, Map<String, Double> metrics) {
            fractions.add(progress.fraction());
            if (stops && checkpoints > 0) {
                throw new CancellationException("asked to stop");
            }
        }

        @Override
        public void checkpointed() {
            checkpoints++;
        }
    }

    private static void assertSame(Path output) {
        for (String file : FILES) {
            assertThat(output.resolve(file)).hasSameBinaryContentAs(trained.resolve(file));
        }
    }

    private static Path copy(String name) throws IOException {
        Path copy = Files.createDirectory(folder.resolve(name));
        for (String file : FILES) {
            Files.copy(trained.resolve(file), copy.resolve(file));
        }
        return copy;
    }

    private static TrainingRun run(String name, List<Tables.Row> rows, Path base, Map<String, Object> params)
            throws IOException {
        Table train = Tables.of(folder.resolve(name + ".parquet"), rows);
        Table test = Tables.of(folder.resolve("test.parquet"), MadeTexts.rows(200, 99, LABELS));
        return TrainingRuns.of(
                "text-classification", params, train, test, ModelPackage.open(base), folder.resolve(name));
    }
}
