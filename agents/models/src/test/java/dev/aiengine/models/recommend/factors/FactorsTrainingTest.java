package dev.aiengine.models.recommend.factors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiengine.contract.training.Progress;
import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.Table;
import dev.aiengine.models.TrainingListener;
import dev.aiengine.models.TrainingRun;
import dev.aiengine.models.TrainingRuns;
import dev.aiengine.models.Untrainable;
import dev.aiengine.models.evaluation.Profile;
import dev.aiengine.models.recommend.MadeRatings;
import dev.aiengine.models.recommend.RecommendFamily;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FactorsTrainingTest {
    private static final List<String> FILES = List.of(FactorsFile.NAME, ModelManifest.FILE, Profile.FILE);
    private static final Map<String, Object> SHORT = Map.of("epochs", 60, "rank", 3);

    @TempDir
    Path folder;

    @Test
    void ratingsAreLearnedAndRankedBetterThanByPopularity() throws IOException {
        ModelManifest manifest = train(run("a", SHORT));

        assertThat(manifest.params()).containsEntry("mode", "explicit").containsKey("rankingShrink");
        assertThat(metric(manifest, "rmse")).isLessThan(0.8);
        assertThat(metric(manifest, "mae")).isLessThan(metric(manifest, "rmse"));
        assertThat(metric(manifest, "recallAt10")).isGreaterThan(1.2 * metric(manifest, "popularityRecallAt10"));
        assertThat(metric(manifest, "ndcgAt10")).isGreaterThan(1.2 * metric(manifest, "popularityNdcgAt10"));
        assertThat(folder.resolve("a/package/profile.json")).content().contains("itemsPerUser", "popularityShare");
    }

    @Test
    void choicesWithoutRatingsAreLearnedToo() throws IOException {
        TrainingRun run = TrainingRuns.of(
                "collaborative-filtering", Map.of(), MadeRatings.chosen(folder.resolve("rows.parquet")), folder);

        ModelManifest manifest = train(run);

        assertThat(manifest.params()).containsEntry("mode", "implicit");
        assertThat(manifest.metrics()).doesNotContainKey("rmse");
        assertThat(metric(manifest, "recallAt10")).isGreaterThan(1.2 * metric(manifest, "popularityRecallAt10"));
    }

    @Test
    void theSameRunGivesTheSamePackageAndAnotherSeedAnother() throws IOException {
        TrainingRun one = run("one", SHORT);
        TrainingRun two = run("two", SHORT);
        TrainingRun other = run("other", Map.of("epochs", 60, "rank", 3, "seed", 7));
        train(one);
        train(two);
        train(other);

        assertSamePackage(one, two);
        assertThat(Files.mismatch(file(one), file(other))).isNotEqualTo(-1);
    }

    @Test
    void aResumedRunGivesTheSamePackageWhereverItStopped() throws IOException {
        TrainingRun whole = run("whole", SHORT);
        train(whole);

        for (int checkpoints : new int[] {1, 2, 4, 9}) {
            String name = "cut" + checkpoints;
            assertThatThrownBy(() -> train(listenedBy(run(name, SHORT), new StopAfterCheckpoints(checkpoints))))
                    .isInstanceOf(CancellationException.class);
            TrainingRun resumed = run(name, SHORT);
            train(resumed);
            assertSamePackage(whole, resumed);
        }
    }

    @Test
    void aCheckpointOfOtherDataOrADamagedOneIsNotUsed() throws IOException {
        TrainingRun whole = run("whole", SHORT);
        train(whole);

        train(run("reused", Map.of("epochs", 60, "rank", 3, "seed", 7)));
        Files.write(folder.resolve("reused/checkpoint/preferences.factors"), new byte[] {1, 2, 3});
        TrainingRun reused = run("reused", SHORT);
        train(reused);

        assertSamePackage(whole, reused);
    }

    @Test
    void progressGrowsToTheEnd() throws IOException {
        Recorder recorder = new Recorder();

        train(listenedBy(run("a", SHORT), recorder));

        assertThat(recorder.fractions).isSorted().allMatch(fraction -> fraction > 0 && fraction <= 1);
        assertThat(recorder.fractions.getLast()).isEqualTo(1.0);
        assertThat(recorder.names).contains("trainRmse", "validationNdcgAt10");
    }

    @Test
    void aBaseGivesAShortTrainingAHeadStart() throws IOException {
        TrainingRun first = run("first", Map.of("epochs", 200, "rank", 3));
        train(first);
        Map<String, Object> brief = Map.of("epochs", 10, "rank", 3);

        TrainingRun warm = run("warm", brief, ModelPackage.open(first.output()));
        Recorder warmed = new Recorder();
        train(listenedBy(warm, warmed));
        Recorder started = new Recorder();
        train(listenedBy(run("cold", brief), started));

        assertThat(warmed.firstLoss).isLessThan(0.7 * started.firstLoss);
    }

    @Test
    void aBaseOfAnotherRankOrWithoutRatingsIsRefused() throws IOException {
        TrainingRun first = run("first", SHORT);
        train(first);
        TrainingRun chosen = TrainingRuns.of(
                "collaborative-filtering",
                Map.of(),
                MadeRatings.chosen(folder.resolve("chosen.parquet")),
                folder.resolve("chosen"));
        train(chosen);

        assertThatThrownBy(() -> train(run("a", Map.of("rank", 5), ModelPackage.open(first.output()))))
                .isInstanceOf(Untrainable.class)
                .hasMessageContaining("rank 3");
        assertThatThrownBy(() -> train(run("b", SHORT, ModelPackage.open(chosen.output()))))
                .isInstanceOf(Untrainable.class)
                .hasMessageContaining("without ratings");
    }

    private TrainingRun run(String name, Map<String, Object> params) throws IOException {
        return run(name, params, null);
    }

    private TrainingRun run(String name, Map<String, Object> params, @Nullable ModelPackage base) throws IOException {
        Table table = MadeRatings.rated(folder.resolve(name + ".parquet"));
        return TrainingRuns.of("collaborative-filtering", params, table, null, base, folder.resolve(name));
    }

    private static TrainingRun listenedBy(TrainingRun run, TrainingListener listener) {
        return new TrainingRun(
                run.task(),
                run.params(),
                run.train(),
                run.test(),
                run.base(),
                run.output(),
                run.checkpoint(),
                listener,
                1);
    }

    private static ModelManifest train(TrainingRun run) throws IOException {
        return new RecommendFamily().train(run);
    }

    private static double metric(ModelManifest manifest, String name) {
        return manifest.metrics().getOrDefault(name, Double.NaN);
    }

    private static Path file(TrainingRun run) {
        return run.output().resolve(FactorsFile.NAME);
    }

    private static void assertSamePackage(TrainingRun one, TrainingRun two) {
        for (String file : FILES) {
            assertThat(two.output().resolve(file))
                    .hasSameBinaryContentAs(one.output().resolve(file));
        }
    }

    private static class Recorder implements TrainingListener {
        final List<Double> fractions = new ArrayList<>();
        final List<String> names = new ArrayList<>();
        double firstLoss = Double.NaN;
        int checkpoints;

        @Override
        public void progress(Progress progress, Map<String, Double> metrics) {
            fractions.add(progress.fraction());
            names.addAll(metrics.keySet());
            if (Double.isNaN(firstLoss)) {
                firstLoss = metrics.getOrDefault("trainRmse", Double.NaN);
            }
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
