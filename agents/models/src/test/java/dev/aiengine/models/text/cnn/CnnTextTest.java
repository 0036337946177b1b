package dev.aiengine.models.text.cnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiengine.contract.Json;
import dev.aiengine.models.Families;
import dev.aiengine.models.InvalidInput;
import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.Parameters;
import dev.aiengine.models.Predictor;
import dev.aiengine.models.Table;
import dev.aiengine.models.Tables;
import dev.aiengine.models.TrainingRun;
import dev.aiengine.models.text.Trainings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** From a table to predictions, as a training agent and a serving agent do it. */
class CnnTextTest {
    private static final Map<String, Object> PARAMS = Map.of(
            "textColumn",
            "text",
            "labelColumn",
            "label",
            "method",
            "cnn",
            "testFraction",
            0.2,
            "seed",
            42,
            "epochs",
            4);

    @TempDir
    static Path folder;

    private static Path trained = Path.of("");

    @BeforeAll
    static void train() throws Exception {
        trained = Files.createDirectory(folder.resolve("package"));
        Families.of("text-classification").train(run(table(), trained, "text-classification"));
    }

    @Test
    void thePackageHasTheModelItsWordsAndItsFigures() throws IOException {
        ModelManifest manifest = ModelPackage.open(trained).manifest();

        assertThat(manifest.framework()).isEqualTo("onnx");
        assertThat(manifest.labels()).containsExactly("neg", "neu", "pos");
        assertThat(manifest.metrics()).containsKeys("accuracy", "macroF1");
        assertThat(manifest.metrics().get("accuracy")).isGreaterThan(0.95);
        assertThat(files(trained))
                .contains("model.json", "model.onnx", "vocabulary.txt", "evaluation.json", "profile.json");
        assertThat(files(trained)).noneMatch(name -> name.contains("state"));
    }

    @Test
    void aPackagePredictsOneAnswerPerText() throws IOException {
        try (Predictor predictor = Families.of("text-classification").load(ModelPackage.open(trained))) {
            List<JsonNode> answers = predictor.predict(texts("word1 the deep tide word2", "wind and wing", ""));

            assertThat(answers).hasSize(3);
            assertThat(answers.get(0).get("label").stringValue()).isEqualTo("neg");
            assertThat(answers.get(1).get("label").stringValue()).isEqualTo("neu");
            assertThat(answers.get(1).get("scores").get("neu").floatValue())
                    .isEqualTo(answers.get(1).get("score").floatValue());
            assertThat(answers.get(0).has("polarity")).isFalse();
        }
    }

    @Test
    void anInputThatIsNoTextIsRefused() throws IOException {
        try (Predictor predictor = Families.of("text-classification").load(ModelPackage.open(trained))) {
            assertThatThrownBy(() -> predictor.predict(List.of(Json.MAPPER.readTree("{\"text\": 1}"))))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("object");
        }
    }

    @Test
    void theSameRunGivesTheSamePackageByteForByte() throws Exception {
        Path again = Files.createDirectory(folder.resolve("again"));
        Families.of("text-classification").train(run(table(), again, "text-classification"));

        assertThat(files(again)).isEqualTo(files(trained));
        for (String file : files(again)) {
            assertThat(again.resolve(file)).hasSameBinaryContentAs(trained.resolve(file));
        }
    }

    @Test
    void sentimentAddsAPolarity() throws Exception {
        Path sentiment = Files.createDirectory(folder.resolve("sentiment"));
        Families.of("sentiment").train(run(table(), sentiment, "sentiment"));

        try (Predictor predictor = Families.of("sentiment").load(ModelPackage.open(sentiment))) {
            List<JsonNode> answers = predictor.predict(texts("the deep tide", "seed and stone"));
            assertThat(answers.get(0).get("polarity").doubleValue()).isLessThan(-0.5);
            assertThat(answers.get(1).get("polarity").doubleValue()).isGreaterThan(0.5);
        }
    }

    @Test
    void aPackageWithImpossibleParametersIsRefused() throws IOException {
        for (String damage : List.of("\"longest\" : 1000000", "\"longest\" : \"many\"", "\"other\" : 1")) {
            Path damaged = copy("damaged" + damage.length());
            Path manifest = damaged.resolve("model.json");
            Files.writeString(manifest, Files.readString(manifest).replaceFirst("\"longest\" : \\d+", damage));

            assertThatThrownBy(() -> Families.of("text-classification").load(ModelPackage.open(damaged)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("longest");
        }
    }

    @Test
    void servingNeedsNoClassOfDjlOrPyTorch() throws Exception {
        String path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("djl") && !entry.contains("pytorch"))
                .collect(Collectors.joining(File.pathSeparator));
        Process serving = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        path,
                        ServingAlone.class.getName(),
                        trained.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("serving.txt").toFile())
                .start();

        assertThat(serving.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(folder.resolve("serving.txt")).content().endsWith("label neg\n");
        assertThat(serving.exitValue()).isZero();
    }

    /** A process that has everything on its class path but DJL. */
    static final class ServingAlone {
        public static void main(String[] args) throws Exception {
            try {
                Class.forName("ai.djl.engine.Engine");
                throw new IllegalStateException("DJL is there");
            } catch (ClassNotFoundException expected) {
                ModelPackage modelPackage = ModelPackage.open(Path.of(args[0]));
                try (Predictor predictor = Families.of("text-classification").load(modelPackage)) {
                    JsonNode answer = predictor.predict(texts("the deep tide")).getFirst();
                    System.out.print("label " + answer.get("label").stringValue() + "\n");
                }
            }
        }

        private ServingAlone() {}
    }

    private static List<JsonNode> texts(String... texts) {
        return Arrays.stream(texts).<JsonNode>map(StringNode::valueOf).toList();
    }

    private static TrainingRun run(Table table, Path output, String task) {
        return new TrainingRun(
                task,
                new Parameters(new HashMap<>(PARAMS)),
                table,
                null,
                null,
                output,
                output.resolveSibling(output.getFileName() + "-checkpoint"),
                Trainings.QUIET,
                1);
    }

    private static Table table() {
        MadeTexts made = new MadeTexts(300, 11);
        List<String> names = List.of("neg", "neu", "pos");
        return Tables.of(
                folder.resolve("rows.parquet"),
                IntStream.range(0, made.texts.size())
                        .mapToObj(row -> new Tables.Row(made.texts.get(row), names.get(made.labels.get(row))))
                        .toList());
    }

    private static Path copy(String name) throws IOException {
        Path copy = Files.createDirectory(folder.resolve(name));
        for (String file : files(trained)) {
            Files.copy(trained.resolve(file), copy.resolve(file));
        }
        return copy;
    }

    private static List<String> files(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
