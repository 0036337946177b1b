package dev.aiengine.models.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.Table;
import dev.aiengine.models.TrainingRun;
import dev.aiengine.models.Untrainable;
import dev.aiengine.models.evaluation.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnomalyTrainingTest {
    private static final Map<String, Object> LABELLED = Map.of("labelColumn", "label");

    @TempDir
    Path folder;

    @Test
    void labelledSpikesAreFoundAndMeasured() throws IOException {
        ModelManifest manifest = train(LABELLED, MadeSeries.table(folder), "labelled");

        assertThat(manifest.metrics().get("nabScore")).isGreaterThan(80);
        assertThat(manifest.metrics().get("recall")).isEqualTo(1);
        assertThat(manifest.metrics().get("precision")).isGreaterThan(0.5);
        assertThat(manifest.metrics()).containsKeys("f1", "auc", "nabScoreCalibrated", "alarmRate", "threshold");
        assertThat(manifest.params().get("valueColumns")).isEqualTo(java.util.List.of("value"));
    }

    @Test
    void withoutLabelsTheThresholdLetsTheExpectedShareThrough() throws IOException {
        Table table = MadeSeries.of(folder, "select series, timestamp, value from rows");

        Map<String, Double> few =
                train(Map.of("expectedAnomalyRate", 0.001), table, "few").metrics();
        Map<String, Double> many =
                train(Map.of("expectedAnomalyRate", 0.02), table, "many").metrics();

        assertThat(few.get("threshold")).isGreaterThan(many.get("threshold"));
        assertThat(few.get("alarmRate")).isBetween(0.0, 0.01);
        assertThat(few).doesNotContainKey("nabScore");
    }

    @Test
    void theSameRunGivesTheSamePackage() throws IOException {
        Table table = MadeSeries.table(folder);
        train(LABELLED, table, "one");
        train(LABELLED, table, "two");

        for (String file : new String[] {DetectorsFile.NAME, ModelManifest.FILE, Profile.FILE}) {
            assertThat(folder.resolve("one/package").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("two/package").resolve(file));
        }
    }

    @Test
    void aTrainingThatGoesOnFromABaseEndsWhereOneOfAllRowsEnds() throws IOException {
        String firstHalf = "select * from rows where timestamp < timestamp '2026-01-08'";
        Table all = MadeSeries.table(folder);
        train(Map.of("valueColumns", "value"), MadeSeries.of(folder, firstHalf), "half");
        ModelPackage half = ModelPackage.open(folder.resolve("half/package"));
        Map<String, Object> params = Map.of("valueColumns", "value");
        train(params, all, "whole");
        new AnomalyFamily().train(MadeSeries.run(params, all, null, half, folder.resolve("rest")));

        assertThat(folder.resolve("rest/package").resolve(DetectorsFile.NAME))
                .hasSize(Files.size(folder.resolve("whole/package").resolve(DetectorsFile.NAME)));
        assertThat(known("rest")).usingRecursiveComparison().isEqualTo(known("whole"));
    }

    @Test
    void theThresholdOfABaseStaysWhereNewRowsAreFewOrHaveNoLabels() throws IOException {
        ModelManifest labelled = train(LABELLED, until("2026-01-12 00:00:00"), "labelled");
        ModelManifest calm = train(LABELLED, until("2026-01-11 02:00:00"), "calm");

        Map<String, Double> unlabelled = goOn(Map.of("valueColumns", "value"), MadeSeries.table(folder), "labelled");
        Map<String, Double> few = goOn(LABELLED, until("2026-01-11 12:00:00"), "calm");

        assertThat(unlabelled.get("threshold"))
                .isEqualTo(labelled.metrics().get("threshold"))
                .isNotEqualTo(unlabelled.get("calibratedThreshold"));
        assertThat(few.get("threshold"))
                .isEqualTo(calm.metrics().get("threshold"))
                .isNotEqualTo(few.get("calibratedThreshold"));
    }

    @Test
    void aSeriesThatGoesOnFromABaseCountsFromItsFirstNewRow() throws IOException {
        train(LABELLED, until("2026-01-11 06:30:00"), "before");

        Map<String, Double> metrics = goOn(LABELLED, MadeSeries.table(folder), "before");

        assertThat(metrics).containsEntry("recall", 1.0);
    }

    @Test
    void aBaseThatWatchesOtherColumnsIsRefused() throws IOException {
        Table table = MadeSeries.table(folder);
        train(LABELLED, table, "value");
        ModelPackage base = ModelPackage.open(folder.resolve("value/package"));
        TrainingRun run = MadeSeries.run(Map.of("valueColumns", "label"), table, null, base, folder.resolve("label"));

        assertThatThrownBy(() -> new AnomalyFamily().train(run))
                .isInstanceOf(Untrainable.class)
                .hasMessageContaining("[value]")
                .hasMessageContaining("[label]");
    }

    @Test
    void timesMayRepeatAndGoBackALittle() throws IOException {
        Table table = MadeSeries.of(
                folder,
                "select series, case when epoch(timestamp) % 86400 = 0 then timestamp - interval 10 minute else timestamp"
                        + " end as timestamp, value, label from rows");

        assertThat(train(LABELLED, table, "repeated").metrics().get("recall")).isEqualTo(1);
    }

    @Test
    void aConstantSeriesIsLearnedAndScoresNothing() throws IOException {
        Table table = MadeSeries.of(folder, "select timestamp, 1.0 as value from rows where series = 'a'");

        assertThat(train(Map.of(), table, "constant").metrics().get("alarmRate"))
                .isZero();
    }

    @Test
    void whatCannotBeReadIsNamedByRowAndColumn() {
        assertRefused(
                Map.of(),
                "select case when row_number() over () = 7 then 'soon' else timestamp::varchar end as timestamp, value"
                        + " from rows",
                "row 7: timestamp \"soon\"");
        assertRefused(LABELLED, "select timestamp, value, 2 * label as label from rows", "row 1481: label is 2.0");
        assertRefused(LABELLED, "select timestamp, label from rows", "no column of numbers to watch");
        assertRefused(Map.of(), "select timestamp, value from rows limit 50", "only 50 points");
        assertRefused(
                Map.of(),
                "select repeat('s', if(value > 30, 1001, 1)) as series, timestamp, value from rows where series = 'a'",
                "row 1501: series has 1001 characters");
    }

    private void assertRefused(Map<String, Object> params, String select, String message) {
        Table table = MadeSeries.of(folder, select);
        assertThatThrownBy(() -> train(params, table, "refused"))
                .isInstanceOf(Untrainable.class)
                .hasMessageContaining(message);
    }

    private Table until(String time) {
        return MadeSeries.of(folder, "select * from rows where timestamp < timestamp '" + time + "'");
    }

    private Map<String, Double> goOn(Map<String, Object> params, Table table, String base) throws IOException {
        ModelPackage version = ModelPackage.open(folder.resolve(base).resolve("package"));
        return new AnomalyFamily()
                .train(MadeSeries.run(params, table, null, version, folder.resolve(base + "-next")))
                .metrics();
    }

    private Map<String, Detectors.Known> known(String name) throws IOException {
        return DetectorsFile.read(folder.resolve(name).resolve("package").resolve(DetectorsFile.NAME))
                .known();
    }

    private ModelManifest train(Map<String, Object> params, Table table, String name) throws IOException {
        Files.createDirectories(folder.resolve(name));
        return new AnomalyFamily().train(MadeSeries.run(params, table, folder.resolve(name)));
    }
}
