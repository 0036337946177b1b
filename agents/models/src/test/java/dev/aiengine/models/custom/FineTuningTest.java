package dev.aiengine.models.custom;

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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FineTuningTest {
    private static final Map<String, Object> NUMBERS = Map.of(
            "inputColumns",
            List.of("a", "b"),
            "targetColumn",
            "y",
            "epochs",
            12,
            "learningRate",
            0.03,
            "batchSize",
            16);
    private static final Map<String, Object> LABELS = Map.of(
            "inputColumns",
            List.of("a", "b"),
            "targetColumn",
            "label",
            "loss",
            "crossEntropy",
            "epochs",
            12,
            "learningRate",
            0.03,
            "batchSize",
            16);

    @TempDir
    Path folder;

    private Table table = new Table("rows@1", Path.of(""));

    @BeforeEach
    void rows() {
        table = Tables.of(folder.resolve("rows.parquet"), """
                select a, b, 0.5 * a - b + 0.25 as y,
                    case when a > 0.3 then 'high' when b > 0 then 'left' else 'right' end as label
                from (select sin(i * 12.9898) as a, cos(i * 78.233) as b from range(400) t(i))""");
    }

    @Test
    void aRegressionLearnsAndIsServed() throws Exception {
        ModelManifest manifest = train("regression.pt", NUMBERS, "one");

        assertThat(manifest.metrics().get("r2")).isGreaterThan(0.95);
        assertThat(manifest.metrics()).containsKeys("rmse", "mae");
        assertThat(manifest.dataset()).isEqualTo("made@1");
        assertThat(Files.readString(folder.resolve("one/package/profile.json"))).contains("\"a\"", "\"prediction\"");
        try (Predictor predictor = new CustomFamily().load(ModelPackage.open(folder.resolve("one/package")))) {
            double answer = Adopted.predict(predictor, "[0.4, -0.4]")
                    .getFirst()
                    .get("output")
                    .get(0)
                    .asDouble();
            assertThat(answer).isBetween(0.65, 1.05);
        }
    }

    @Test
    void aClassificationLearnsItsLabels() throws Exception {
        ModelManifest manifest = train("classification.pt", LABELS, "one");

        assertThat(manifest.labels()).containsExactly("high", "left", "right");
        assertThat(manifest.metrics().get("accuracy")).isGreaterThan(0.9);
        assertThat(folder.resolve("one/package/evaluation.json")).isNotEmptyFile();
    }

    @Test
    void theSameRunGivesTheSamePackage() throws Exception {
        assertThat(archive("regression.pt", NUMBERS, "one"))
                .hasSameBinaryContentAs(archive("regression.pt", NUMBERS, "other"));
    }

    @Test
    void aResumedTrainingGivesWhatAnUninterruptedOneDoes() throws Exception {
        resumedAfter(1, "regression.pt", NUMBERS);
        resumedAfter(12, "classification.pt", LABELS);
    }

    private void resumedAfter(int epochs, String base, Map<String, Object> params) throws IOException {
        TrainingRun stopped = run(base, params, "resumed" + base, stopAfter(epochs));
        assertThatThrownBy(() -> new CustomFamily().train(stopped)).isInstanceOf(CancellationException.class);

        assertThat(archive(base, params, "resumed" + base))
                .hasSameBinaryContentAs(archive(base, params, "whole" + base));
    }

    @Test
    void whatCannotBeTrainedSaysWhy() {
        assertThatThrownBy(() -> train("linear.onnx", NUMBERS, "onnx"))
                .isInstanceOf(Untrainable.class)
                .hasMessageContaining("the base is onnx, which can be served but not trained");
        assertThatThrownBy(() ->
                        new CustomFamily().train(TrainingRuns.of("custom", NUMBERS, table, folder.resolve("nothing"))))
                .isInstanceOf(Untrainable.class)
                .hasMessageContaining("imported, not trained from scratch");
        assertThatThrownBy(() -> train("linear.pt", NUMBERS, "columns"))
                .isInstanceOf(Untrainable.class)
                .hasMessageContaining("inputColumns names 2 columns, but one row of the model is [4]");
        assertThatThrownBy(() -> train("classification.pt", NUMBERS, "outputs"))
                .isInstanceOf(Untrainable.class)
                .hasMessageContaining("the model gives 3 numbers per row; mse needs one");
    }

    @Test
    void aValueThatIsNoNumberIsNamedWithItsRow() {
        table = Tables.of(
                folder.resolve("text.parquet"),
                "select '1' as a, case when i = 7 then 'x' else '2' end as b, i as y from range(20) t(i)");

        assertThatThrownBy(() -> train("regression.pt", NUMBERS, "text"))
                .isInstanceOf(Untrainable.class)
                .hasMessageContaining("made@1, row 8, column b is \"x\", but the model takes numbers");
    }

    @Test
    void aModuleWithoutParametersCannotBeTrained() throws Exception {
        String one = "{\"inputs\": [{\"name\": \"a\", \"type\": \"float\", \"shape\": [-1, 2]}]}";
        Adopted.manifest("constant.pt", one, folder.resolve("base"));
        TrainingRun run = TrainingRuns.of(
                "custom", NUMBERS, table, null, ModelPackage.open(folder.resolve("base")), folder.resolve("run"));

        assertThatThrownBy(() -> new CustomFamily().train(run))
                .isInstanceOf(Untrainable.class)
                .hasMessageContaining("has no parameters to train");
    }

    private ModelManifest train(String base, Map<String, Object> params, String name) throws IOException {
        return new CustomFamily().train(run(base, params, name, TrainingRuns.QUIET));
    }

    private Path archive(String base, Map<String, Object> params, String name) throws IOException {
        train(base, params, name);
        Path archive = folder.resolve(name + ".zip");
        ModelPackage.pack(folder.resolve(name + "/package"), archive);
        return archive;
    }

    private TrainingRun run(String base, Map<String, Object> params, String name, TrainingListener listener)
            throws IOException {
        Path imported = folder.resolve(name + "-base");
        if (!Files.exists(imported)) {
            Adopted.manifest(base, imported);
        }
        return TrainingRuns.heard(
                TrainingRuns.of("custom", params, table, null, ModelPackage.open(imported), folder.resolve(name)),
                listener);
    }

    private static TrainingListener stopAfter(int epochs) {
        return new TrainingListener() {
            private int done;

            @Override
            public void progress(Progress progress, Map<String, Double> metrics) {}

            @Override
            public void checkpointed() {
                if (++done == epochs) {
                    throw new CancellationException("asked to stop");
                }
            }
        };
    }
}
