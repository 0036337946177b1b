package dev.aiengine.models.text.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.Predictor;
import dev.aiengine.models.Table;
import dev.aiengine.models.Tables;
import dev.aiengine.models.TrainingRun;
import dev.aiengine.models.TrainingRuns;
import dev.aiengine.models.Untrainable;
import dev.aiengine.models.evaluation.Evaluation;
import dev.aiengine.models.text.TextFamily;
import dev.aiengine.models.text.Trainings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A linear training that starts from an earlier model. */
class LinearBaseTest {
    private static final String[] LABELS = {"sport", "business", "science"};

    @TempDir
    static Path folder;

    private static Path trained = Path.of("");

    private final ModelPackage base;

    LinearBaseTest() throws IOException {
        this.base = ModelPackage.open(trained);
    }

    @BeforeAll
    static void trainBase() throws IOException {
        TrainingRun run = run("base", table("old", MadeTexts.rows(600, 1, LABELS)), null);
        new TextFamily().train(run);
        trained = run.output();
    }

    @Test
    void thirtyRowsOnABaseTeachMoreThanThirtyRowsAlone() throws IOException {
        Table few = table("few", MadeTexts.rows(30, 5, LABELS));

        Map<String, Double> alone =
                new TextFamily().train(run("alone", few, null)).metrics();
        ModelManifest tuned = new TextFamily().train(run("tuned", few, base));

        assertThat(tuned.metrics().get("accuracy")).isGreaterThan(alone.getOrDefault("accuracy", 1.0) + 0.03);
        assertThat(tuned.metrics().get("logLoss")).isLessThan(alone.get("logLoss"));
        assertThat(tuned.metrics().get("logLoss"))
                .isLessThan(base.manifest().metrics().getOrDefault("logLoss", 0.0) + 0.05);
        assertThat(tuned.params())
                .containsEntry("method", "linear")
                .containsEntry("fromBase", true)
                .containsEntry("textsSeen", 630);
    }

    @Test
    void wordsThatTheBaseNeverSawAreLearned() throws IOException {
        List<Tables.Row> rows = MadeTexts.rows(40, 5, LABELS);
        for (int i = 0; i < 15; i++) {
            rows.add(new Tables.Row("we saw the regatta today", "sport"));
        }
        TrainingRun run = run("regatta", table("regattas", rows), base);
        new TextFamily().train(run);

        assertThat(score(base, "the regatta", "sport")).isLessThan(0.6);
        assertThat(score(ModelPackage.open(run.output()), "the regatta", "sport"))
                .isGreaterThan(0.7);
        assertThat(score(ModelPackage.open(run.output()), "the market and its shares", "business"))
                .isGreaterThan(0.8);
    }

    @Test
    void rowsThatContradictTheBaseOutweighItWhenTheyAreMany() throws IOException {
        List<Tables.Row> turned = new ArrayList<>();
        for (Tables.Row row : MadeTexts.rows(400, 8, "sport", "business")) {
            turned.add(new Tables.Row(row.text(), "sport".equals(row.label()) ? "business" : "sport"));
        }
        TrainingRun run = run("turned", table("turned-rows", turned), base);
        TrainingRun own = new TrainingRun(
                run.task(), run.params(), run.train(), null, base, run.output(), run.checkpoint(), Trainings.QUIET, 1);

        assertThat(new TextFamily().train(own).metrics().get("accuracy")).isGreaterThan(0.85);
    }

    @Test
    void rowsMayLackLabelsOfTheBaseButHaveNoOthers() throws IOException {
        TrainingRun fewer = run("fewer", table("two", MadeTexts.rows(30, 3, "sport", "business")), base);
        TrainingRun other = run("other", table("weather", MadeTexts.rows(30, 3, "sport", "weather")), base);

        assertThat(new TextFamily().train(fewer).labels()).containsExactly("business", "science", "sport");
        assertThat(score(ModelPackage.open(fewer.output()), "the planet and its orbit, a probe and a lab", "science"))
                .isGreaterThan(0.4);
        assertThatThrownBy(() -> new TextFamily().train(other))
                .isInstanceOf(Untrainable.class)
                .hasMessageContaining("weather")
                .hasMessageContaining("train without base");
    }

    @Test
    void theSameBaseAndRowsGiveTheSamePackage() throws IOException {
        Table few = table("same", MadeTexts.rows(40, 6, LABELS));
        TrainingRun one = run("one", few, base);
        TrainingRun two = run("two", few, base);
        new TextFamily().train(one);
        new TextFamily().train(two);
        // The checkpoints of a run from scratch are of no use to one from a base
        new TextFamily().train(run("three", few, null));
        TrainingRun three = run("three", few, base);
        new TextFamily().train(three);

        for (String file : List.of(WeightsFile.NAME, ModelManifest.FILE, Evaluation.FILE)) {
            assertThat(two.output().resolve(file))
                    .hasSameBinaryContentAs(one.output().resolve(file));
            assertThat(three.output().resolve(file))
                    .hasSameBinaryContentAs(one.output().resolve(file));
        }
    }

    private static double score(ModelPackage model, String text, String label) throws IOException {
        try (Predictor predictor = new TextFamily().load(model)) {
            JsonNode answer = predictor.predict(List.of(Trainings.text(text))).getFirst();
            return answer.get("scores").get(label).doubleValue();
        }
    }

    private static Table table(String name, List<Tables.Row> rows) {
        return Tables.of(folder.resolve(name + ".parquet"), rows);
    }

    private static TrainingRun run(String name, Table train, @Nullable ModelPackage from) throws IOException {
        Table test = table("test", MadeTexts.rows(300, 99, LABELS));
        return TrainingRuns.of("text-classification", Map.of(), train, test, from, folder.resolve(name));
    }
}
