package dev.aiengine.models.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aiengine.contract.Json;
import dev.aiengine.contract.training.Progress;
import dev.aiengine.models.InvalidInput;
import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.Predictor;
import dev.aiengine.models.Table;
import dev.aiengine.models.Tables;
import dev.aiengine.models.TrainingListener;
import dev.aiengine.models.TrainingRun;
import dev.aiengine.models.TrainingRuns;
import dev.aiengine.models.Untrainable;
import dev.aiengine.models.evaluation.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ForecastFamilyTest {
    private static final String HOURLY = "select timestamp '2024-01-01' + interval 1 hour * i as timestamp,"
            + " 20 + 5 * sin(2 * pi() * i / 24) + (i * 7919 % 101) / 101.0 as load,"
            + " 100 - 30 * cos(2 * pi() * i / 24) + (i * 104729 % 103) / 103.0 as heat"
            + " from range(900) t(i)";
    private static final Map<String, Object> SMALL = Map.of("horizon", 12, "lookback", 48);

    @TempDir
    Path folder;

    @Test
    void theNetworkLearnsTwoColumnsAndTheTruthLiesBetweenItsQuantiles() throws IOException {
        TrainingRun run = run("a", HOURLY, with("method", "network"));

        ModelManifest manifest = new ForecastFamily().train(run);

        assertThat(manifest.params()).containsEntry("chosenMethod", "network").containsEntry("seasonLength", 24);
        assertThat(manifest.metrics().get("mase")).isLessThan(1.0);
        assertThat(manifest.metrics().get("coverage80")).isBetween(0.65, 0.95);
        assertThat(manifest.metrics()).containsKeys("mse", "mae", "rmse", "mape", "pinball");
        assertThat(run.output().resolve(Profile.FILE)).exists();
        JsonNode answer = predict(run, "{\"series\": null, \"horizon\": 30}");
        assertThat(answer.at("/columns/load/mean").size()).isEqualTo(30);
        assertThat(answer.at("/start").stringValue()).isEqualTo("2024-01-31T00:00Z");
        for (int step = 0; step < 30; step++) {
            double truth = 20.5 + 5 * Math.sin(2 * Math.PI * (720 + step) / 24);
            assertThat(answer.at("/columns/load/mean/" + step).doubleValue()).isCloseTo(truth, within(1.0));
            assertThat(answer.at("/columns/load/quantiles/0.1/" + step).doubleValue())
                    .isLessThan(answer.at("/columns/load/quantiles/0.9/" + step).doubleValue());
        }
    }

    @Test
    void aHistoryShorterThanTheLookbackFallsBackAndSaysSo() throws IOException {
        TrainingRun run = run("a", HOURLY, with("method", "network"));
        new ForecastFamily().train(run);

        JsonNode answer = predict(run, "{\"history\": [[20, 70], [21, 71], [22, 75]], \"horizon\": 2}");

        assertThat(answer.get("fallback").booleanValue()).isTrue();
        assertThat(answer.at("/columns/heat/mean").size()).isEqualTo(2);
    }

    @Test
    void theSameRunGivesTheSamePackageAlsoWhenItWasInterrupted() throws IOException {
        TrainingRun whole = run("whole", HOURLY, SMALL);
        new ForecastFamily().train(whole);
        TrainingRun cut = run("cut", HOURLY, SMALL);
        assertThatThrownBy(() -> new ForecastFamily().train(heardBy(cut, new Stop(3))))
                .isInstanceOf(CancellationException.class);

        Stop resumed = new Stop(Integer.MAX_VALUE);
        new ForecastFamily().train(heardBy(cut, resumed));

        assertThat(cut.output().resolve(ForecastFile.NAME))
                .hasSameBinaryContentAs(whole.output().resolve(ForecastFile.NAME));
        assertThat(cut.output().resolve(ModelManifest.FILE))
                .hasSameTextualContentAs(whole.output().resolve(ModelManifest.FILE));
        assertThat(resumed.fractions).isSorted().last().isEqualTo(1.0);
    }

    @Test
    void oneModelLearnsSeveralSeriesShortAndConstantOnesToo() throws IOException {
        String rows = "select date '2024-01-01' + i::int as timestamp, 'long' as shop,"
                + " 10 + i % 7 + (i * 7919 % 11) / 50.0 as sold from range(200) t(i)"
                + " union all select date '2024-01-01' + i::int, 'flat', 3 from range(60) t(i)"
                + " union all select date '2024-03-01' + i::int, 'short', i from range(3) t(i)";
        TrainingRun run = run("a", rows, Map.of("horizon", 7, "seriesColumn", "shop"));

        ModelManifest manifest = new ForecastFamily().train(run);

        assertThat(manifest.params()).containsEntry("seasonLength", 7).containsEntry("series", 3);
        assertThat(manifest.metrics().values()).allMatch(Double::isFinite);
        assertThat(predict(run, "{\"series\": \"flat\"}").at("/mean/6").doubleValue())
                .isCloseTo(3, within(1e-6));
        assertThat(predict(run, "{\"series\": \"short\"}").get("mean").size()).isEqualTo(7);
        assertThatThrownBy(() -> predict(run, "{\"series\": \"none\"}"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("was not trained on");
    }

    @Test
    void aSeriesOfOneRowIsNotTestedOnItsRowsOfTheTestDataset() throws IOException {
        String rows = "select date '2024-01-01' + i::int as timestamp, 'long' as shop, 10 + i % 7 as sold"
                + " from range(100) t(i) union all select date '2024-04-09', 'new', 5";
        String later = "select date '2024-04-10' + i::int as timestamp, shop, 1000 + i % 7 as sold"
                + " from range(20) t(i), (values ('long'), ('new')) shops(shop)";
        Path place = Files.createDirectories(folder.resolve("a"));
        TrainingRun run = TrainingRuns.of(
                "forecasting",
                Map.of("horizon", 7, "seriesColumn", "shop", "method", "smoothing"),
                Tables.of(place.resolve("rows.parquet"), rows),
                Tables.of(place.resolve("later.parquet"), later),
                null,
                place);

        ModelManifest manifest = new ForecastFamily().train(run);

        assertThat(manifest.params()).containsEntry("testForecasts", 14);
        assertThat(predict(run, "{\"series\": \"new\"}").at("/mean/6").doubleValue())
                .isCloseTo(5, within(1e-6));
    }

    @Test
    void rowsThatCannotBeReadAreNamed() {
        refused(
                "select '2024-01-0' || i as timestamp, i as v from range(1, 5) t(i)" + " union all select 'soon', 5",
                "row 5",
                "timestamp",
                "soon");
        refused("select '2024-01-0' || i as timestamp, if(i = 3, 'many', '1') as v from range(1, 9) t(i)", "v");
        refused("select date '2024-01-01' + (i % 4)::int as timestamp, i as v from range(8) t(i)", "rows 1 and 5");
    }

    @Test
    void aLaterVersionStaysCloseToItsBaseAndADifferentBaseIsRefused() throws IOException {
        TrainingRun first = run("first", HOURLY, with("method", "network"));
        new ForecastFamily().train(first);
        ModelPackage base = ModelPackage.open(first.output());
        Table table = Tables.of(folder.resolve("more.parquet"), HOURLY);

        ModelManifest manifest = new ForecastFamily()
                .train(TrainingRuns.of(
                        "forecasting", with("method", "network"), table, null, base, folder.resolve("b")));

        assertThat(manifest.metrics().get("mase")).isLessThan(1.0);
        assertThatThrownBy(() -> new ForecastFamily()
                        .train(TrainingRuns.of(
                                "forecasting", Map.of("horizon", 5), table, null, base, folder.resolve("c"))))
                .isInstanceOf(Untrainable.class)
                .hasMessageContaining("horizon");
    }

    @Test
    void aDamagedPackageIsRefused() throws IOException {
        TrainingRun run = run("a", HOURLY, SMALL);
        new ForecastFamily().train(run);
        Path file = run.output().resolve(ForecastFile.NAME);
        byte[] whole = Files.readAllBytes(file);
        ModelPackage modelPackage = ModelPackage.open(run.output());
        for (int at = 0; at < whole.length; at += 997) {
            byte[] changed = whole.clone();
            changed[at] ^= 4;
            Files.write(file, changed);
            assertThatThrownBy(() -> new ForecastFamily().load(modelPackage))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("damaged");
        }
    }

    @Test
    void inputsThatCannotBeReadAreRefusedWithTheReason() throws IOException {
        TrainingRun run = run("a", HOURLY, SMALL);
        new ForecastFamily().train(run);
        Map<String, String> inputs = Map.of(
                "[1, 2]",
                "an object",
                "{\"history\": []}",
                "1 to",
                "{\"history\": [" + "[1, 2], ".repeat(25_000) + "[1, 2]]}",
                "25000 steps, not 25001",
                "{\"history\": [1, 2]}",
                "array or object",
                "{\"history\": [[1, 2], [1]]}",
                "step 1",
                "{\"history\": [[1, 2], [1, \"x\"]]}",
                "not a number",
                "{\"history\": [[1, 2]], \"horizon\": 0}",
                "horizon",
                "{\"past\": [[1, 2]]}",
                "past",
                "{\"history\": [[1, 2]], \"start\": \"soon\"}",
                "soon");

        inputs.forEach((input, reason) -> assertThatThrownBy(() -> predict(run, input))
                .as(input)
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining(reason));
    }

    private void refused(String rows, String... parts) {
        assertThatThrownBy(() ->
                        new ForecastFamily().train(run("refused" + parts[0].hashCode(), rows, Map.of("horizon", 1))))
                .isInstanceOf(Untrainable.class)
                .hasMessageContainingAll(parts);
    }

    private TrainingRun run(String name, String rows, Map<String, Object> params) throws IOException {
        Path place = Files.createDirectories(folder.resolve(name));
        return TrainingRuns.of("forecasting", params, Tables.of(place.resolve("rows.parquet"), rows), place);
    }

    private static Map<String, Object> with(String name, Object value) {
        return Map.of("horizon", 12, "lookback", 48, name, value);
    }

    private static JsonNode predict(TrainingRun run, String input) throws IOException {
        try (Predictor predictor = new ForecastFamily().load(ModelPackage.open(run.output()))) {
            return predictor.predict(List.of(Json.MAPPER.readTree(input))).getFirst();
        }
    }

    private static TrainingRun heardBy(TrainingRun run, TrainingListener listener) {
        return new TrainingRun(
                run.task(), run.params(), run.train(), null, null, run.output(), run.checkpoint(), listener, 1);
    }

    private static final class Stop implements TrainingListener {
        private final List<Double> fractions = new ArrayList<>();
        private final int most;
        private int checkpoints;

        Stop(int most) {
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
}
