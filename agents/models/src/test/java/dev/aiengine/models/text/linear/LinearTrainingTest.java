package dev.aiengine.models.text.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiengine.contract.training.Progress;
import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.Table;
import dev.aiengine.models.Tables;
import dev.aiengine.models.TrainingListener;
import dev.aiengine.models.TrainingRun;
import dev.aiengine.models.Untrainable;
import dev.aiengine.models.evaluation.Evaluation;
import dev.aiengine.models.evaluation.Profile;
import dev.aiengine.models.text.TextFamily;
import dev.aiengine.models.text.Trainings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinearTrainingTest {
    private static final List<String> FILES =
            List.of(WeightsFile.NAME, ModelManifest.FILE, Evaluation.FILE, Profile.FILE);

    @TempDir
    Path folder;

    @Test
    void learnsWhatWordsMeanAndHowSureToBe() throws IOException {
        ModelManifest manifest = new TextFamily().train(run("a", Trainings.QUIET));

        assertThat(manifest.framework()).isEqualTo("linear");
        assertThat(manifest.labels()).containsExactly("business", "science", "sport");
        assertThat(manifest.params()).containsEntry("droppedRows", 0).containsKeys("ngrams", "cost");
        assertThat(manifest.metrics().get("accuracy")).isGreaterThan(0.9);
        assertThat(manifest.metrics().get("calibrationError")).isLessThan(0.08);
        assertThat(manifest.metrics()).containsKeys("macroF1", "logLoss");
    }

    @Test
    void theSameRunGivesTheSamePackage() throws IOException {
        TrainingRun one = run("one", Trainings.QUIET);
        TrainingRun two = run("two", Trainings.QUIET);
        new TextFamily().train(one);
        new TextFamily().train(two);

        assertSamePackage(one, two);
    }

    @Test
    void aResumedRunSkipsWhatIsDoneAndGivesTheSamePackage() throws IOException {
        TrainingRun whole = run("whole", Trainings.QUIET);
        new TextFamily().train(whole);

        assertThatThrownBy(() -> new TextFamily().train(run("cut", new StopAfterCheckpoints(2))))
                .isInstanceOf(CancellationException.class);
        Recorder recorder = new Recorder();
        TrainingRun resumed = run("cut", recorder);
        new TextFamily().train(resumed);

        assertSamePackage(whole, resumed);
        assertThat(recorder.checkpoints).isEqualTo(2);
    }

    @Test
    void aCheckpointOfOtherDataOrADamagedOneIsNotUsed() throws IOException {
        TrainingRun whole = run("whole", Trainings.QUIET);
        new TextFamily().train(whole);

        TrainingRun other = Trainings.run(table("other", 9), folder.resolve("reused"));
        new TextFamily().train(other);
        Files.write(other.checkpoint().resolve("candidate-0.scores"), new byte[] {1, 2, 3});
        TrainingRun reused = run("reused", Trainings.QUIET);
        new TextFamily().train(reused);

        assertSamePackage(whole, reused);
    }

    @Test
    void progressGrowsToTheEndAndTellsLossAndValidation() throws IOException {
        Recorder recorder = new Recorder();

        new TextFamily().train(run("a", recorder));

        assertThat(recorder.fractions).isSorted().allMatch(fraction -> fraction >= 0 && fraction <= 1);
        assertThat(recorder.fractions.getLast()).isEqualTo(1.0);
        assertThat(recorder.last).containsKeys("trainLoss", "validationAccuracy", "validationLogLoss");
    }

    @Test
    void labelsWithOneRowDoNotStopTheTraining() throws IOException {
        List<Tables.Row> rows = MadeTexts.rows(60, 3, "sport", "business");
        rows.add(new Tables.Row("a comet", "rare"));
        List<Tables.Row> test = List.of(new Tables.Row("match goal", "sport"), new Tables.Row("what", "business"));
        TrainingRun run = Trainings.run(
                "text-classification",
                Trainings.defaults(),
                Tables.of(folder.resolve("rows.parquet"), rows),
                Tables.of(folder.resolve("test.parquet"), test),
                folder,
                Trainings.QUIET);

        ModelManifest manifest = new TextFamily().train(run);

        assertThat(manifest.labels()).containsExactly("business", "rare", "sport");
        assertThat(manifest.metrics().values()).allMatch(Double::isFinite);
    }

    @Test
    void sentimentWithLabelsThatHaveNoPolarityIsRefused() throws IOException {
        TrainingRun run = Trainings.run(
                "sentiment", Trainings.defaults(), table("a", 1), null, folder.resolve("a"), Trainings.QUIET);

        assertThatThrownBy(() -> new TextFamily().train(run))
                .isInstanceOf(Untrainable.class)
                .hasMessageContaining("business");
    }

    private TrainingRun run(String name, TrainingListener listener) throws IOException {
        return Trainings.run(
                "text-classification", Trainings.defaults(), table("made", 5), null, folder.resolve(name), listener);
    }

    private Table table(String name, long seed) {
        return Tables.of(folder.resolve(name + ".parquet"), MadeTexts.rows(300, seed, "sport", "business", "science"));
    }

    private static void assertSamePackage(TrainingRun one, TrainingRun two) throws IOException {
        for (String file : FILES) {
            assertThat(two.output().resolve(file))
                    .hasSameBinaryContentAs(one.output().resolve(file));
        }
    }

    private static class Recorder implements TrainingListener {
        final List<Double> fractions = new ArrayList<>();
        Map<String, Double> last = Map.of();
        int checkpoints;

        @Override
        public void progress(Progress progress, Map<String, Double> metrics) {
            fractions.add(progress.fraction());
            last = metrics;
        }

        @Override
        public void checkpointed() {
            checkpoints++;
        }
    }

    private static final class StopAfterCheckpoints extends Recorder {
        private final int most;

        StopAfterCheckpoints(int most) {
            this.most = most;
        }

        @Override
        public void progress(Progress progress, Map<String, Double> metrics) {
            if (checkpoints >= most) {
                throw new CancellationException("asked to stop");
            }
        }
    }
}
