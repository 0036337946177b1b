package dev.aiengine.models.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiengine.contract.Json;
import dev.aiengine.contract.training.Progress;
import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.Table;
import dev.aiengine.models.TrainingListener;
import dev.aiengine.models.TrainingRun;
import dev.aiengine.models.TrainingRuns;
import dev.aiengine.models.Untrainable;
import dev.aiengine.models.evaluation.Evaluation;
import dev.aiengine.models.evaluation.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class DetectionTrainingTest {
    private static final Map<String, Object> SHORT = Map.of("epochs", 2, "imageSize", 64);

    @TempDir
    Path folder;

    @Test
    void drawnObjectsAreFound() throws IOException {
        ModelManifest manifest = TrainedDetector.shared().manifest;
        assertThat(manifest.labels()).containsExactly("bar", "disc");
        assertThat(manifest.metrics()).containsOnlyKeys("map50", "map75", "precision", "recall");
        assertThat(manifest.metrics().get("map50")).isGreaterThan(0.8);
        assertThat(manifest.params()).containsEntry("inputWidth", 96).containsEntry("inputHeight", 64);
        JsonNode evaluation = Json.MAPPER.readTree(
                Files.readAllBytes(TrainedDetector.shared().directory.resolve(Evaluation.FILE)));
        assertThat(evaluation.get("labels").get(1).get("label").asString()).isEqualTo("disc");
        assertThat(evaluation.get("labels").get(1).get("averagePrecision50").asDouble())
                .isGreaterThan(0.7);
    }

    @Test
    void theProfileTellsWhatTheHeldOutImagesWereLike() throws IOException {
        Profile profile = Json.MAPPER.readValue(
                Files.readAllBytes(TrainedDetector.shared().directory.resolve(Profile.FILE)), Profile.class);
        assertThat(profile.rows()).isEqualTo(12);
        assertThat(profile.categories().get("label")).containsKeys("bar", "disc");
        assertThat(profile.numbers()).containsOnlyKeys("objects", "boxSize", "brightness", "score");
        assertThat(profile.numbers().get("objects"))
                .extracting(Profile.Histogram::mean)
                .satisfies(mean -> assertThat(mean).isBetween(0.5, 5.0));
    }

    @Test
    void aTrainingThatWasCutOffEndsAsTheSamePackage() throws IOException {
        Table table = MadeScenes.dataset(20, folder);
        Path whole = train(table, null, folder.resolve("whole"));
        TrainingRun run = run(table, null, folder.resolve("cut"));
        assertThatThrownBy(() -> new DetectionFamily().train(TrainingRuns.heard(run, afterOneEpoch())))
                .isInstanceOf(CancellationException.class);
        new DetectionFamily().train(run);
        for (String file : new String[] {"model.json", "model.onnx", "profile.json", "evaluation.json"}) {
            assertThat(run.output().resolve(file)).hasSameBinaryContentAs(whole.resolve(file));
        }
    }

    @Test
    void aTrainingGoesOnFromABaseWithTheSameLabels() throws IOException {
        TrainedDetector base = TrainedDetector.shared();
        TrainingRun run =
                TrainingRuns.of("object-detection", Map.of("epochs", 1), base.table, null, base.modelPackage(), folder);
        ModelManifest manifest = new DetectionFamily().train(run);
        assertThat(manifest.metrics().get("map50")).isGreaterThan(0.6);
        assertThat(manifest.params().get("anchors"))
                .isEqualTo(base.manifest.params().get("anchors"));
    }

    @Test
    void aBaseWithOtherLabelsGivesAllButTheHead() throws IOException {
        Table table = MadeScenes.dataset(20, folder, "sun", "pole");
        TrainingRun run = run(table, TrainedDetector.shared().modelPackage(), folder.resolve("other"));
        assertThat(new DetectionFamily().train(run).labels()).containsExactly("pole", "sun");
    }

    @Test
    void aBaseThatIsNoDetectorIsTold() throws IOException {
        ModelManifest no = new ModelManifest(
                1, "object-detection", "onnx", "", "", java.util.List.of("a"), Map.of(), Map.of(), Map.of(), null, "");
        TrainingRun run = run(MadeScenes.dataset(20, folder), new ModelPackage(folder, no), folder.resolve("no"));
        assertThatThrownBy(() -> new DetectionFamily().train(run))
                .isInstanceOf(Untrainable.class)
                .hasMessageContaining("the base is no detector");
    }

    @Test
    void anImageThatCannotBeReadIsNamed() throws IOException {
        Table table = MadeScenes.dataset(20, folder);
        Files.write(table.archive(), MadeScenes.zipOf("images/0.png", new byte[] {1, 2}));
        TrainingRun run = run(table, null, folder.resolve("no"));
        assertThatThrownBy(() -> new DetectionFamily().train(run))
                .isInstanceOf(Untrainable.class)
                .hasMessageContaining("images/");
    }

    private static Path train(Table table, @Nullable ModelPackage base, Path folder) throws IOException {
        TrainingRun run = run(table, base, folder);
        new DetectionFamily().train(run);
        return run.output();
    }

    private static TrainingRun run(Table table, @Nullable ModelPackage base, Path folder) throws IOException {
        return TrainingRuns.of("object-detection", SHORT, table, null, base, folder);
    }

    private static TrainingListener afterOneEpoch() {
        return new TrainingListener() {
            @Override
            public void progress(Progress progress, Map<String, Double> metrics) {}

            @Override
            public void checkpointed() {
                throw new CancellationException("enough");
            }
        };
    }
}
