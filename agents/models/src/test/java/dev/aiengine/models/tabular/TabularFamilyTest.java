package dev.aiengine.models.tabular;

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
import dev.aiengine.models.TrainingListener;
import dev.aiengine.models.TrainingRun;
import dev.aiengine.models.TrainingRuns;
import dev.aiengine.models.Untrainable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class TabularFamilyTest {
    private static final String LABEL = "case when points = 2 then 'high' else 'low' end";
    private static final String GRADE = "['none','some','all'][1 + points]";
    private static final String AMOUNT = "1e9 + 1000 * points";

    @TempDir
    Path folder;

    @Test
    void learnsLabelsFromNumbersCategoriesAndWhatIsMissing() throws IOException {
        TrainingRun run = MadeTables.classification(table("a", LABEL), folder);

        ModelManifest manifest = new TabularFamily().train(run);

        assertThat(manifest.labels()).containsExactly("high", "low");
        assertThat(manifest.metrics().get("auc")).isGreaterThan(0.99);
        assertThat(manifest.metrics()).containsKeys("accuracy", "macroF1", "logLoss", "calibrationError");
        assertThat(String.valueOf(manifest.metadata().get("ignoredColumns")))
                .contains("number=it numbers the rows", "customer=it has", "constant=it has one value only");
        assertThat(String.valueOf(manifest.metadata().get("featureImportance"))).startsWith("{");
        try (Predictor predictor = MadeTables.load(run)) {
            assertThat(label(predictor, "{'size': 0.9, 'colour': 'green'}")).isEqualTo("high");
            assertThat(label(predictor, "{'size': '0.9', 'colour': ' green ', 'member': true, 'number': 7}"))
                    .isEqualTo("high");
            assertThat(label(predictor, "{'size': 0.9, 'colour': 'never seen'}"))
                    .isEqualTo("low");
            assertThat(label(predictor, "{'size': null, 'colour': 'green'}")).isEqualTo("low");
            JsonNode answer = answer(predictor, "{}");
            assertThat(answer.get("scores").get("high").doubleValue()
                            + answer.get("scores").get("low").doubleValue())
                    .isCloseTo(1, within(1e-6));
        }
    }

    @Test
    void depthAndRoundsAreChosenOnFoldsWhereNotGiven() throws IOException {
        Map<String, Object> params = Map.of("target", "target", "learningRate", 0.5, "ensemble", 1);
        TrainingRun run = TrainingRuns.of(
                "tabular-classification",
                params,
                MadeTables.table(folder.resolve("few.parquet"), 0, 300, GRADE),
                folder);

        ModelManifest manifest = new TabularFamily().train(run);

        assertThat(manifest.labels()).containsExactly("all", "none", "some");
        assertThat(manifest.params()).containsKeys("depth", "rounds", "validationLogLoss");
        assertThat(manifest.metrics().get("accuracy")).isGreaterThan(0.9);
    }

    @Test
    void predictsNumbersInTheirOwnUnit() throws IOException {
        TrainingRun run = MadeTables.regression(table("a", AMOUNT), folder);

        ModelManifest manifest = new TabularFamily().train(run);

        assertThat(manifest.metrics().get("r2")).isGreaterThan(0.95);
        assertThat(manifest.metrics().get("rmse")).isLessThan(150);
        try (Predictor predictor = MadeTables.load(run)) {
            // A whole row: what is left out goes where most of the training went, and costs another 200
            String others = "'member': true, 'joined': '2024-05-05'}";
            assertThat(value(predictor, "{'size': 0.9, 'colour': 'green', " + others))
                    .isCloseTo(1e9 + 2000, within(200.0));
            assertThat(value(predictor, "{'size': 0.2, 'colour': 'red', " + others))
                    .isCloseTo(1e9, within(100.0));
        }
    }

    @Test
    void whatAnInputHasWrongIsNamed() throws IOException {
        TrainingRun run = MadeTables.classification(table("a", LABEL), folder, "rounds", 3);
        new TabularFamily().train(run);

        try (Predictor predictor = MadeTables.load(run)) {
            refused(predictor, "{'sise': 1}", "no column \"sise\"", "size");
            refused(predictor, "{'size': 'big'}", "\"size\" takes a number", "big");
            refused(predictor, "{'size': true}", "\"size\" takes a number");
            refused(predictor, "{'member': 'perhaps'}", "\"member\" takes true or false");
            refused(predictor, "{'joined': 'May'}", "\"joined\" takes an ISO 8601");
            refused(predictor, "{'colour': ['red']}", "\"colour\" takes one value");
            refused(predictor, "[1]", "a JSON object");
        }
    }

    @Test
    void theSameRunGivesTheSamePackageAlsoWhenItIsResumed() throws IOException {
        Table table = table("a", LABEL);
        TrainingRun whole = MadeTables.classification(table, folder.resolve("whole"), "rounds", 130);
        new TabularFamily().train(whole);
        TrainingRun cut = MadeTables.classification(table, folder.resolve("cut"), "rounds", 130);

        assertThatThrownBy(() -> new TabularFamily().train(MadeTables.heard(cut, stopAfter(1))))
                .isInstanceOf(CancellationException.class);
        new TabularFamily().train(cut);

        assertSame(whole, cut);
    }

    @Test
    void goesOnFromABaseAndRefusesOneThatDoesNotFit() throws IOException {
        Table table = table("a", LABEL);
        TrainingRun first = MadeTables.classification(table, folder.resolve("first"), "rounds", 5);
        double before = new TabularFamily().train(first).metrics().getOrDefault("logLoss", Double.NaN);
        ModelPackage base = ModelPackage.open(first.output());

        double after =
                new TabularFamily().train(from(base, table, "next")).metrics().getOrDefault("logLoss", Double.NaN);

        assertThat(after).isLessThan(before);
        Table more = dev.aiengine.models.Tables.of(
                folder.resolve("more.parquet"), "select *, size * 2 as width from '" + table.parquet() + "'");
        assertThatThrownBy(() -> new TabularFamily().train(from(base, more, "more")))
                .isInstanceOf(Untrainable.class)
                .hasMessageContaining("\"width\"");
        Table less = dev.aiengine.models.Tables.of(
                folder.resolve("less.parquet"), "select * exclude (colour) from '" + table.parquet() + "'");
        assertThatThrownBy(() -> new TabularFamily().train(from(base, less, "less")))
                .isInstanceOf(Untrainable.class)
                .hasMessageContaining("\"colour\"");
    }

    @Test
    void whatCannotBeLearnedIsToldBeforeAnyTraining() throws IOException {
        untrainable("'one'", "every training row has the label one");
        untrainable("case when number = 5 then 'rare' when number % 2 = 0 then 'a' else 'b' end", "\"rare\" has one");
        untrainable("case when number = 5 then 'nan'::double else number % 2 end", "row 6", "not a finite number");
        untrainable("case when number % 3 = 0 then 'a' end", "have no \"target\"");
        assertThatThrownBy(() -> new TabularFamily()
                        .train(MadeTables.classification(table("x", LABEL), folder.resolve("x"), "target", "absent")))
                .isInstanceOf(Untrainable.class)
                .hasMessageContaining("no column \"absent\"");
        assertThatThrownBy(
                        () -> new TabularFamily().train(MadeTables.regression(table("y", LABEL), folder.resolve("y"))))
                .isInstanceOf(Untrainable.class)
                .hasMessageContaining("is no number");
    }

    @Test
    void testRowsNeedTheColumnsAndLabelsOfTheTrainingRows() throws IOException {
        Table table = table("a", LABEL);
        Table others = MadeTables.table(folder.resolve("others.parquet"), 600, 700, "'other'");
        assertThatThrownBy(() -> new TabularFamily().train(tested(table, others, "one")))
                .isInstanceOf(Untrainable.class)
                .hasMessageContaining("row 1 of made@1 has the label \"other\"");
        Table stops = MadeTables.table(folder.resolve("stops.parquet"), 600, 700, LABEL + " || '.'");

        assertThat(new TabularFamily()
                        .train(tested(table, stops, "two"))
                        .metrics()
                        .get("auc"))
                .isGreaterThan(0.95);
    }

    @Test
    void aDamagedBoosterIsRefused() throws IOException {
        TrainingRun run = MadeTables.classification(table("a", LABEL), folder, "rounds", 3);
        new TabularFamily().train(run);
        Path booster = run.output().resolve("booster-0.json");
        String json = Files.readString(booster);

        damaged(run, booster, json.replaceFirst("\"left_children\":\\[1", "\"left_children\":[0"), "children");
        damaged(run, booster, json.replaceFirst("\"split_indices\":\\[\\d+", "\"split_indices\":[99"), "feature 99");
        damaged(run, booster, json.replaceFirst("\"num_class\":\"0\"", "\"num_class\":\"7\""), "7 classes");
        damaged(run, booster, json.substring(0, json.length() / 2), "read");
        damaged(run, booster, "{}", "learner");
        damaged(run, booster, "null", "empty");
        damaged(
                run,
                booster,
                json.replaceFirst("\"left_children\":\\[[^]]*]", "\"left_children\":null"),
                "left_children");
        damaged(run, booster, json.replaceFirst("\"trees\":\\[", "\"trees\":[null,"), "trees");
        damaged(run, booster, json.replaceFirst("\"base_score\":\"[^\"]*\",", ""), "base_score");
        Files.writeString(booster, json);
        Path columns = run.output().resolve("columns.json");
        String names = Files.readString(columns);
        damaged(run, columns, names.replaceFirst("\"name\" *: *\"size\"", "\"name\":null"), "no name");
        damaged(run, columns, names.replaceFirst("\"type\" *: *\"NUMBER\"", "\"type\":null"), "no type");
        damaged(run, columns, names.replaceFirst("\"values\" *: *\\[", "\"values\":[null,"), "values");
        damaged(run, columns, "{\"target\": \"target\"}", "no columns");
        damaged(run, columns, "null", "empty");
    }

    @Test
    void boostersThatAreTooLargeTogetherAreRefusedUnread() throws IOException {
        TrainingRun run = MadeTables.classification(table("a", LABEL), folder, "rounds", 3);
        new TabularFamily().train(run);
        for (int number = 0; number < 3; number++) {
            try (RandomAccessFile sparse = new RandomAccessFile(
                    run.output().resolve("booster-" + number + ".json").toFile(), "rw")) {
                sparse.setLength(400L << 20);
            }
        }

        assertThatThrownBy(() -> MadeTables.load(run))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("bytes, more than the");
    }

    private Table table(String name, String target) throws IOException {
        return MadeTables.table(folder.resolve(name + ".parquet"), 0, 600, target);
    }

    private TrainingRun from(ModelPackage base, Table table, String name) throws IOException {
        return TrainingRuns.of(
                "tabular-classification", MadeTables.params("rounds", 20), table, null, base, folder.resolve(name));
    }

    private TrainingRun tested(Table table, Table test, String name) throws IOException {
        return TrainingRuns.of("tabular-classification", MadeTables.params(), table, test, null, folder.resolve(name));
    }

    private void untrainable(String target, String... reasons) throws IOException {
        TrainingRun run = MadeTables.classification(table("bad", target), folder.resolve("bad"));
        assertThatThrownBy(() -> new TabularFamily().train(run))
                .isInstanceOf(Untrainable.class)
                .hasMessageContainingAll(reasons);
    }

    private static void damaged(TrainingRun run, Path file, String content, String reason) throws IOException {
        Files.writeString(file, content);
        assertThatThrownBy(() -> MadeTables.load(run))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(reason);
    }

    private static void assertSame(TrainingRun one, TrainingRun two) throws IOException {
        for (String name : List.of("booster-0.json", "booster-1.json", "columns.json", "model.json", "profile.json")) {
            assertThat(two.output().resolve(name))
                    .hasSameBinaryContentAs(one.output().resolve(name));
        }
    }

    private static TrainingListener stopAfter(int checkpoints) {
        return new TrainingListener() {
            private int written;

            @Override
            public void progress(Progress progress, Map<String, Double> metrics) {
                if (written == checkpoints) {
                    throw new CancellationException();
                }
            }

            @Override
            public void checkpointed() {
                written++;
            }
        };
    }

    private static void refused(Predictor predictor, String input, String... reasons) {
        assertThatThrownBy(() -> answer(predictor, input))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContainingAll(reasons);
    }

    private static String label(Predictor predictor, String input) {
        return answer(predictor, input).get("label").stringValue();
    }

    private static double value(Predictor predictor, String input) {
        return answer(predictor, input).get("value").doubleValue();
    }

    private static JsonNode answer(Predictor predictor, String input) {
        return predictor
                .predict(List.of(Json.MAPPER.readTree(input.replace('\'', '"'))))
                .getFirst();
    }
}
