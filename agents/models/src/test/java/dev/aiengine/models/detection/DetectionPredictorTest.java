package dev.aiengine.models.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiengine.contract.Json;
import dev.aiengine.models.InvalidInput;
import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.Predictor;
import dev.aiengine.models.Table;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class DetectionPredictorTest {
    @TempDir
    Path folder;

    @Test
    void objectsComeWithLabelScoreAndBoxInPixelsOfTheImage() throws IOException {
        List<String> told = new ArrayList<>();
        BufferedImage small = MadeScenes.scene(1, told, new SplittableRandom(99), "disc", "bar");
        BufferedImage large = new BufferedImage(384, 256, BufferedImage.TYPE_INT_RGB);
        large.createGraphics().drawImage(small, 0, 0, 384, 256, null);
        try (Predictor predictor = load()) {
            List<JsonNode> answers =
                    predictor.predict(List.of(image(MadeScenes.png(small)), image(MadeScenes.png(large))));
            JsonNode truth = Json.MAPPER.readTree(told.getFirst());
            for (int i = 0; i < 2; i++) {
                JsonNode best = answers.get(i).get("objects").get(0);
                assertThat(best.get("label")).isEqualTo(truth.get("label"));
                assertThat(best.get("score").asDouble()).isBetween(0.05, 1.0);
                assertThat(box(best, 1).overlap(box(truth, i == 0 ? 1 : 4))).isGreaterThan(0.5f);
            }
        }
    }

    @Test
    void aLargeImageIsSeenAsTrainingSeesIt() throws IOException {
        byte[] large = MadeScenes.png(noisy(1_536, 1_024));
        Path archive = folder.resolve("large.zip");
        Files.write(archive, MadeScenes.zipOf("large.png", large));
        Table table = MadeScenes.table(
                folder.resolve("large.parquet"),
                archive,
                List.of(new MadeScenes.Row("large.png", 1_536, 1_024, "[]", null)));
        Scene scene = SceneTable.read(table, 0, new ArrayList<>()).getFirst();
        TrainedDetector trained = TrainedDetector.shared();
        Reading reading = Reading.of(trained.manifest.params());
        try (Predictor predictor = load();
                Pictures pictures = new Pictures(List.of(table), reading.width(), reading.height());
                ServedDetector detector = ServedDetector.open(trained.directory, reading, 2)) {
            float[] planes = new Augmentation(reading.width(), reading.height(), pictures)
                    .plain(scene)
                    .planes();
            List<Float> seen = detector.detections(planes, reading.minScore()).stream()
                    .map(Detection::score)
                    .toList();
            JsonNode answer = predictor.predict(List.of(image(large))).getFirst();
            assertThat(answer.get("objects")
                            .valueStream()
                            .map(object -> object.get("score").floatValue()))
                    .isNotEmpty()
                    .isEqualTo(seen);
        }
    }

    /** Objects under noise of single pixels, which thinning out changes more than averaging does. */
    private static BufferedImage noisy(int width, int height) {
        SplittableRandom random = new SplittableRandom(4);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.createGraphics()
                .drawImage(MadeScenes.scene(3, new ArrayList<>(), random, "disc", "bar"), 0, 0, width, height, null);
        for (int i = 0; i < width * height / 3; i++) {
            image.setRGB(random.nextInt(width), random.nextInt(height), random.nextInt(1 << 24));
        }
        return image;
    }

    @Test
    void aBatchIsAnsweredAsItsImagesAloneAre() throws IOException {
        BufferedImage one = MadeScenes.scene(2, new ArrayList<>(), new SplittableRandom(5), "disc", "bar");
        BufferedImage other = MadeScenes.scene(3, new ArrayList<>(), new SplittableRandom(6), "disc", "bar");
        JsonNode first = image(MadeScenes.png(one));
        JsonNode second = image(MadeScenes.png(other));
        try (Predictor predictor = load()) {
            assertThat(predictor.predict(List.of(first, second)))
                    .containsExactly(
                            predictor.predict(List.of(first)).getFirst(),
                            predictor.predict(List.of(second)).getFirst());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1", "{}", "{\"image\":3}", "{\"image\":\"%\"}", "{\"image\":\"aGVsbG8=\"}", "{\"image\":\"\"}"})
    void whatIsNoImageIsRefused(String input) throws IOException {
        try (Predictor predictor = load()) {
            assertThatThrownBy(() -> predictor.predict(List.of(Json.MAPPER.readTree(input))))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("image");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"inputWidth", "inputHeight", "strides", "anchors", "minScore"})
    void aPackageWithoutOrWithWrongParametersIsDamaged(String name) {
        for (Object wrong : new Object[] {"x", 7_000_000, List.of(), List.of(List.of(1, 2), List.of())}) {
            Map<String, Object> params =
                    new TreeMap<>(TrainedDetector.shared().manifest.params());
            params.put(name, wrong);
            assertThatThrownBy(() -> load(params, List.of("a", "b"), TrainedDetector.shared().directory))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("not");
        }
    }

    @Test
    void aPackageWhoseLabelsOrModelDoNotFitIsDamaged() throws IOException {
        Map<String, Object> params = TrainedDetector.shared().manifest.params();
        Path directory = TrainedDetector.shared().directory;
        assertThatThrownBy(() -> load(params, List.of(), directory)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> load(params, List.of("a"), directory))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("answers");
        assertThatThrownBy(() -> load(params, List.of("a", "b"), folder)).isInstanceOf(IOException.class);
        Files.write(folder.resolve("model.onnx"), new byte[] {1, 2, 3});
        assertThatThrownBy(() -> load(params, List.of("a", "b"), folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("damaged");
    }

    private static Predictor load() throws IOException {
        return new DetectionFamily().load(TrainedDetector.shared().modelPackage());
    }

    private static void load(Map<String, Object> params, List<String> labels, Path directory) throws IOException {
        ModelManifest manifest =
                new ModelManifest(1, "object-detection", "onnx", "", "", labels, params, Map.of(), Map.of(), null, "");
        new DetectionFamily().load(new ModelPackage(directory, manifest)).close();
    }

    private static JsonNode image(byte[] file) {
        return Json.MAPPER.createObjectNode().put("image", Base64.getEncoder().encodeToString(file));
    }

    private static Box box(JsonNode object, float scale) {
        JsonNode box = object.get("box");
        return new Box(
                scale * (float) box.get(0).asDouble(),
                scale * (float) box.get(1).asDouble(),
                scale * (float) box.get(2).asDouble(),
                scale * (float) box.get(3).asDouble());
    }
}
