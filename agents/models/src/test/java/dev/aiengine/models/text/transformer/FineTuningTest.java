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

/** An encoder that is trained together with its head. */
class FineTuningTest {
    private static final String[] LABELS = {"sport", "business", "science"};
    private static final List<String> FILES = List.of("model.json", "head.bin", "encoder.pt", "evaluation.json");

    @TempDir
    static Path folder;

    private static Path encoder = Path.of("");
    private static Path tuned = Path.of("");

    @BeforeAll
    static void train() throws IOException {
        encoder = TinyEncoder.torchScript(folder.resolve("import")).directory();
        TrainingRun run = run("tuned", true, Trainings.QUIET);
        new TextFamily().train(run);
        tuned = run.output();
    }

    @Test
    void aTunedEncoderIsSurerAndNoWorseThanAFrozenOne() throws IOException {
        ModelManifest manifest = ModelPackage.open(tuned).manifest();
        Map<String, Double> frozen =
                new TextFamily().train(run("frozen", false, Trainings.QUIET)).metrics();

        assertThat(manifest.params()).containsEntry("finetune", true).containsEntry("epochs", 2);
        assertThat((Integer) manifest.params().get("bestEpoch")).isGreaterThan(0);
        assertThat(manifest.metrics().get("logLoss")).isLessThan(frozen.get("logLoss"));
        assertThat(Files.mismatch(tuned.resolve("encoder.pt"), encoder.resolve("encoder.pt")))
                .isNotEqualTo(-1);
    }

    @Test
    void aTunedPackagePredictsAndIsABaseItself() throws IOException {
        try (Predictor predictor = new TextFamily().load(ModelPackage.open(tuned))) {
            JsonNode answer = predictor
                    .predict(List.of(Trainings.text("the bank saw shares and profit in the market today")))
                    .getFirst();
            assertThat(answer.get("label").stringValue()).isEqualTo("business");
        }
        Table few = Tables.of(folder.resolve("few.parquet"), MadeTexts.rows(30, 5, LABELS));
        TrainingRun again = TrainingRuns.of(
                "text-classification", Map.of(), few, test(), ModelPackage.open(tuned), folder.resolve("on-tuned"));

        assertThat(new TextFamily().train(again).params()).containsEntry("fromHeadOfBase", true);
    }

    @Test
    void aRunThatWasStoppedGoesOnAfterItsLastEpochAndEndsTheSame() throws IOException {
        Stopping stopping = new Stopping(2);
        assertThatThrownBy(() -> new TextFamily().train(run("stopped", true, stopping)))
                .isInstanceOf(CancellationException.class);
        Stopping recorder = new Stopping(Integer.MAX_VALUE);
        TrainingRun resumed = run("stopped", true, recorder);
        new TextFamily().train(resumed);

        for (String file : FILES) {
            assertThat(resumed.output().resolve(file)).hasSameBinaryContentAs(tuned.resolve(file));
        }
        // The vectors and one epoch were done
        assertThat(recorder.checkpoints).isEqualTo(1);
        assertThat(recorder.fractions).isSorted();
    }

    private static final class Stopping implements TrainingListener {
        final List<Double> fractions = new ArrayList<>();
        private final int most;
        int checkpoints;

        Stopping(int most) {
            this.most = most;
        }

        @Override
        public void progress(Progress progress, Map<String, Double> metrics) {
            fractions.add(progress.fraction());
            if (checkpoints >= most) {
                throw new CancellationException("asked to stop");
            }
        }

        @Override
        public void checkpointed() {
            checkpoints++;
        }
    }

    private static TrainingRun run(String name, boolean finetune, TrainingListener listener) throws IOException {
        Table train = Tables.of(folder.resolve("rows.parquet"), MadeTexts.rows(120, 1, LABELS));
        TrainingRun run = TrainingRuns.of(
                "text-classification",
                Map.of("finetune", finetune, "epochs", 2),
                train,
                test(),
                ModelPackage.open(encoder),
                folder.resolve(name));
        return TrainingRuns.heard(run, listener);
    }

    private static Table test() {
        return Tables.of(folder.resolve("test.parquet"), MadeTexts.rows(100, 99, LABELS));
    }
}
