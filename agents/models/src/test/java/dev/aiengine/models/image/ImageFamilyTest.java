package dev.aiengine.models.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.aiengine.contract.Json;
import dev.aiengine.contract.training.Progress;
import dev.aiengine.models.Families;
import dev.aiengine.models.InvalidInput;
import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.Predictor;
import dev.aiengine.models.Table;
import dev.aiengine.models.TrainingListener;
import dev.aiengine.models.TrainingRun;
import dev.aiengine.models.TrainingRuns;
import dev.aiengine.models.Untrainable;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BinaryNode;

/** From a zip to predictions, as a training agent and a serving agent do it. */
class ImageFamilyTest {
    private static final String TASK = "image-classification";
    private static final Map<String, Object> PARAMS = Map.of("epochs", 20, "testEvery", 5);

    @TempDir
    static Path folder;

    private static Path trained = Path.of("");
    private static Map<String, byte[]> files = Map.of();

    @BeforeAll
    static void train() throws IOException {
        files = DrawnShapes.files(DrawnShapes.LABELS, 40, 1);
        trained = train("first", DrawnShapes.table(folder.resolve("data"), files));
    }

    @Test
    void thePackageHasTheModelAndItsFigures() throws IOException {
        ModelManifest manifest = ModelPackage.open(trained).manifest();

        assertThat(manifest.labels()).isEqualTo(DrawnShapes.LABELS);
        assertThat(manifest.metrics()).containsOnlyKeys("accuracy", "macroF1", "logLoss", "calibrationError");
        assertThat(manifest.metrics().get("accuracy")).isGreaterThan(0.9);
        assertThat(manifest.params())
                .containsEntry("imageSize", 32)
                .containsEntry("testRows", 24)
                .containsKeys("temperature", "flip", "seed", "epochs");
        assertThat(names(trained))
                .containsExactly("evaluation.json", "model.json", "model.onnx", "profile.json", "weights.bin");
        assertThat(Json.MAPPER
                        .readTree(Files.readAllBytes(trained.resolve("profile.json")))
                        .get("numbers")
                        .propertyNames())
                .contains("brightness", "contrast", "width", "height", "score");
    }

    @Test
    void imagesOfAnySizeAndKindGetALabel() throws IOException {
        BufferedImage large = MadeImages.drawn(300, 200, BufferedImage.TYPE_BYTE_GRAY, graphics -> {});
        try (Predictor predictor = load(trained)) {
            List<JsonNode> answers = predictor.predict(
                    List.of(sent(unseen("square")), sent(MadeImages.jpeg(large)), sent(unseen("cross")), sent(tiny())));

            assertThat(answers).hasSize(4);
            assertThat(answers.getFirst().get("label").stringValue()).isEqualTo("square");
            assertThat(answers.get(2).get("label").stringValue()).isEqualTo("cross");
            assertThat(answers.getFirst().get("scores").propertyNames()).containsExactlyElementsOf(DrawnShapes.LABELS);
            assertThat(answers.getFirst().get("scores").get("square").floatValue())
                    .isEqualTo(answers.getFirst().get("score").floatValue());
        }
    }

    @Test
    void aBatchAnswersAsOneByOne() throws IOException {
        List<JsonNode> inputs = new ArrayList<>();
        DrawnShapes.files(DrawnShapes.LABELS, 200, 4).values().forEach(file -> inputs.add(sent(file)));
        try (Predictor predictor = load(trained)) {
            List<JsonNode> together = predictor.predict(inputs);

            assertThat(together).hasSize(600);
            for (int i = 0; i < 600; i += 199) {
                JsonNode alone = predictor.predict(List.of(inputs.get(i))).getFirst();
                assertThat(alone.get("label")).isEqualTo(together.get(i).get("label"));
                assertThat(alone.get("score").floatValue())
                        .isBetween(
                                together.get(i).get("score").floatValue() - 1e-4f,
                                together.get(i).get("score").floatValue() + 1e-4f);
            }
            assertThat(predictor.predict(List.of())).isEmpty();
        }
    }

    @Test
    void aRawImageIsAnsweredLikeTheSameInBase64() throws IOException {
        byte[] file = unseen("bars");
        JsonNode raw = Json.MAPPER.createObjectNode().set("image", BinaryNode.valueOf(file));
        try (Predictor predictor = load(trained)) {
            assertThat(predictor.predict(List.of(raw))).isEqualTo(predictor.predict(List.of(sent(file))));
        }
    }

    @Test
    void whatIsNoImageIsRefusedWithTheReason() throws IOException {
        try (Predictor predictor = load(trained)) {
            refused(predictor, "\"text\"", "a string \"image\"");
            refused(predictor, "{\"picture\":\"\"}", "a string \"image\"");
            refused(predictor, "{\"image\":\"%%%\"}", "not base64");
            refused(predictor, "{\"image\":\"\"}", "the image is empty");
            refused(predictor, "{\"image\":\"AAAA\"}", "no JPEG or PNG");
            assertThatThrownBy(() ->
                            predictor.predict(List.of(sent(tiny()), sent(MadeImages.withSize(tiny(), 30_000, 30_000)))))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("30000 x 30000 pixels");
        }
    }

    @Test
    void aResumedTrainingGivesTheSamePackageByteForByte() throws IOException {
        Table table = DrawnShapes.table(folder.resolve("again"), files);
        TrainingRun run = TrainingRuns.of(TASK, PARAMS, table, folder.resolve("resumed"));
        TrainingListener stopping = new TrainingListener() {
            @Override
            public void progress(Progress progress, Map<String, Double> metrics) {
                if (progress.epoch() == 4) {
                    throw new CancellationException("asked to stop");
                }
            }

            @Override
            public void checkpointed() {}
        };
        assertThatThrownBy(() -> Families.of(TASK).train(with(run, stopping)))
                .isInstanceOf(CancellationException.class);
        List<Integer> epochs = new ArrayList<>();
        Families.of(TASK).train(with(run, new TrainingListener() {
            @Override
            public void progress(Progress progress, Map<String, Double> metrics) {
                epochs.add(progress.epoch());
            }

            @Override
            public void checkpointed() {}
        }));

        assertThat(epochs.stream().filter(epoch -> epoch > 0)).first().isEqualTo(4);
        assertThat(names(run.output())).isEqualTo(names(trained));
        for (String file : names(trained)) {
            assertThat(run.output().resolve(file)).hasSameBinaryContentAs(trained.resolve(file));
        }
    }

    @Test
    void aBaseTeachesANewLabelFaster() throws IOException {
        Table table = DrawnShapes.table(
                folder.resolve("other"), DrawnShapes.files(List.of("cross", "square", "triangle"), 20, 7));
        Map<String, Object> params = Map.of("epochs", 2, "testEvery", 5);
        TrainingRun cold = TrainingRuns.of(TASK, params, table, folder.resolve("cold"));
        TrainingRun warm =
                TrainingRuns.of(TASK, params, table, null, ModelPackage.open(trained), folder.resolve("warm"));

        double without = logLoss(Families.of(TASK).train(cold));
        ModelManifest with = Families.of(TASK).train(warm);

        assertThat(with.labels()).containsExactly("cross", "square", "triangle");
        assertThat(logLoss(with)).isLessThan(without);
    }

    @Test
    void aBaseThatDoesNotFitIsRefused() throws IOException {
        Path other = copy("foreign");
        Path manifest = other.resolve("model.json");
        Files.writeString(manifest, Files.readString(manifest).replace(TASK, "object-detection"));
        Table table = DrawnShapes.table(folder.resolve("more"), DrawnShapes.files(DrawnShapes.LABELS, 10, 7));
        TrainingRun run =
                TrainingRuns.of(TASK, PARAMS, table, null, ModelPackage.open(other), folder.resolve("refused"));

        assertThatThrownBy(() -> Families.of(TASK).train(run))
                .isInstanceOf(Untrainable.class)
                .hasMessageContaining("object-detection");
    }

    @Test
    void aDamagedPackageIsRefused() throws IOException {
        Path damaged = copy("damaged");
        byte[] model = Files.readAllBytes(damaged.resolve("model.onnx"));
        Files.write(damaged.resolve("model.onnx"), Arrays.copyOf(model, model.length / 2));
        assertThatThrownBy(() -> load(damaged)).isInstanceOf(IOException.class).hasMessageContaining("damaged");

        Path larger = copy("larger");
        Path manifest = larger.resolve("model.json");
        Files.writeString(manifest, Files.readString(manifest).replace("\"imageSize\" : 32", "\"imageSize\" : 9000"));
        assertThatThrownBy(() -> load(larger)).isInstanceOf(IOException.class).hasMessageContaining("imageSize");
    }

    @Test
    void loadingAndClosingManyTimesKeepsNativeMemoryFlat() throws IOException {
        assumeThat(Path.of("/proc/self/statm")).exists();
        JsonNode input = sent(unseen("bars"));
        List<Long> resident = new ArrayList<>();
        for (int round = 0; round < 60; round++) {
            try (Predictor predictor = load(trained)) {
                predictor.predict(List.of(input, input));
            }
            resident.add(4_096
                    * Long.parseLong(
                            Files.readString(Path.of("/proc/self/statm")).split(" ", 3)[1]));
        }
        assertThat(resident.getLast() - resident.get(20)).isLessThan(40L << 20);
    }

    private static Path train(String name, Table table) throws IOException {
        TrainingRun run = TrainingRuns.of(TASK, PARAMS, table, folder.resolve(name));
        Families.of(TASK).train(run);
        return run.output();
    }

    private static TrainingRun with(TrainingRun run, TrainingListener listener) {
        return new TrainingRun(
                run.task(), run.params(), run.train(), null, null, run.output(), run.checkpoint(), listener, 1);
    }

    private static Predictor load(Path directory) throws IOException {
        return Families.of(TASK).load(ModelPackage.open(directory));
    }

    private static void refused(Predictor predictor, String input, String reason) {
        assertThatThrownBy(() -> predictor.predict(List.of(Json.MAPPER.readTree(input))))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining(reason);
    }

    private static double logLoss(ModelManifest manifest) {
        return manifest.metrics().getOrDefault("logLoss", Double.NaN);
    }

    private static byte[] unseen(String label) {
        return DrawnShapes.files(List.of(label), 1, 99).values().iterator().next();
    }

    private static byte[] tiny() {
        return MadeImages.png(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB));
    }

    private static JsonNode sent(byte[] file) {
        return Json.MAPPER.valueToTree(Map.of("image", Base64.getEncoder().encodeToString(file)));
    }

    private static Path copy(String name) throws IOException {
        Path copy = Files.createDirectories(folder.resolve(name));
        for (String file : names(trained)) {
            Files.copy(trained.resolve(file), copy.resolve(file));
        }
        return copy;
    }

    private static List<String> names(Path directory) throws IOException {
        try (var some = Files.list(directory)) {
            return some.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
