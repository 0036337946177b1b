package dev.aiengine.models.text.cnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.Table;
import dev.aiengine.models.Tables;
import dev.aiengine.models.TrainingRun;
import dev.aiengine.models.TrainingRuns;
import dev.aiengine.models.network.Weights;
import dev.aiengine.models.text.TextFamily;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A convolutional network that starts from an earlier one. */
class CnnBaseTest {
    @TempDir
    static Path folder;

    private static Path trained = Path.of("");

    private final ModelPackage base;

    CnnBaseTest() throws IOException {
        this.base = ModelPackage.open(trained);
    }

    @BeforeAll
    static void trainBase() throws IOException {
        TrainingRun run = run("base", table("old", new MadeTexts(300, 1), "%s"), null, "cnn", 5);
        new TextFamily().train(run);
        trained = run.output();
    }

    @Test
    void thirtyRowsOnABaseTeachMoreThanThirtyRowsAlone() throws IOException {
        Table few = table("few", new MadeTexts(30, 2), "%s");

        ModelManifest alone = new TextFamily().train(run("alone", few, null, "cnn", 5));
        ModelManifest tuned = new TextFamily().train(run("tuned", few, base, null, 5));

        assertThat(tuned.metrics().get("accuracy"))
                .isGreaterThan(alone.metrics().getOrDefault("accuracy", 1.0) + 0.1);
        assertThat(tuned.metrics().get("logLoss")).isLessThan(alone.metrics().get("logLoss"));
        assertThat(tuned.params()).containsEntry("method", "cnn");
    }

    @Test
    void theBaseIsReadBackAsItWasTrained() throws IOException {
        CnnBase read = CnnBase.of(base);
        List<String> texts = new MadeTexts(20, 4).texts;
        float[][] served;
        try (ServedNetwork network = ServedNetwork.open(
                trained, Reading.of(base.manifest().params()), read.labels().size())) {
            served = network.logits(texts);
        }
        Vocabulary extended = read.vocabulary().extended(List.of("unheard unheard"), 1, 10);
        Architecture wider = new Architecture(
                extended.size(),
                read.architecture().dimensions(),
                read.architecture().filters(),
                read.architecture().widths(),
                4);
        Weights widened = read.widened(wider, List.of("soil", "stars", "sea", "sky"), 1);

        try (TextNetwork network = new TextNetwork(wider)) {
            List<int[]> encoded =
                    texts.stream().map(text -> extended.encode(text, 30)).toList();
            float[][] scores = network.scores(widened, Batch.of(encoded, wider.padding()));
            for (int row = 0; row < scores.length; row++) {
                assertThat(scores[row][2]).isCloseTo(served[row][0], org.assertj.core.data.Offset.offset(1e-4f));
                assertThat(scores[row][0]).isCloseTo(served[row][2], org.assertj.core.data.Offset.offset(1e-4f));
            }
        }
        assertThat(extended.size()).isEqualTo(read.vocabulary().size() + 1);
    }

    @Test
    void otherLabelsGetAHeadOfTheirOwn() throws IOException {
        Table renamed = table("renamed", new MadeTexts(90, 3), "the %s");

        ModelManifest tuned = new TextFamily().train(run("others", renamed, base, "cnn", 10));

        assertThat(tuned.labels()).containsExactly("the sea", "the sky", "the soil");
        assertThat(tuned.metrics().get("accuracy")).isGreaterThan(0.9);
    }

    @Test
    void aResumedRunFromABaseGivesTheSamePackage() throws IOException {
        Table few = table("resumed", new MadeTexts(40, 6), "%s");
        TrainingRun whole = run("whole", few, base, null, 3);
        new TextFamily().train(whole);
        TrainingRun again = run("again", few, base, null, 3);
        Files.copy(
                whole.checkpoint().resolve("network-state.bin"),
                again.checkpoint().resolve("network-state.bin"));
        new TextFamily().train(again);

        for (String file : List.of(CnnFiles.MODEL, Vocabulary.FILE, ModelManifest.FILE)) {
            assertThat(again.output().resolve(file))
                    .hasSameBinaryContentAs(whole.output().resolve(file));
        }
    }

    @Test
    void aDamagedBaseIsRefused() throws IOException {
        Path damaged = Files.createDirectory(folder.resolve("damaged"));
        for (String file : List.of(CnnFiles.MODEL, Vocabulary.FILE, ModelManifest.FILE)) {
            Files.copy(trained.resolve(file), damaged.resolve(file));
        }
        byte[] model = Files.readAllBytes(damaged.resolve(CnnFiles.MODEL));
        Files.write(damaged.resolve(CnnFiles.MODEL), java.util.Arrays.copyOf(model, model.length / 2));

        assertThatThrownBy(() -> CnnBase.of(ModelPackage.open(damaged)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("model.onnx is damaged");
    }

    private static Table table(String name, MadeTexts made, String label) {
        return Tables.of(
                folder.resolve(name + ".parquet"),
                IntStream.range(0, made.texts.size())
                        .mapToObj(row -> new Tables.Row(
                                made.texts.get(row), label.formatted(MadeTexts.LABELS.get(made.labels.get(row)))))
                        .toList());
    }

    private static TrainingRun run(
            String name, Table train, @Nullable ModelPackage from, @Nullable String method, int epochs)
            throws IOException {
        Map<String, Object> params =
                method == null ? Map.of("epochs", epochs) : Map.of("epochs", epochs, "method", method);
        String labels = name.equals("others") ? "the %s" : "%s";
        Table test = table("test-" + name, new MadeTexts(200, 99), labels);
        return TrainingRuns.of("text-classification", params, train, test, from, folder.resolve(name));
    }
}
