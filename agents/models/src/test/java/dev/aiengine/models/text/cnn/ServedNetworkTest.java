package dev.aiengine.models.text.cnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.aiengine.models.network.Weights;
import dev.aiengine.models.onnx.Parity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServedNetworkTest {
    private static final Reading READING = new Reading(30, 5);

    private final MadeTexts made = new MadeTexts(50, 5);
    private final Vocabulary vocabulary = Vocabulary.of(made.texts, 1, 1_000);
    private final Architecture architecture = new Architecture(vocabulary.size(), 16, 8, List.of(3, 4, 5), 3);
    private final Weights weights = lively(architecture);

    @TempDir
    Path folder;

    @BeforeEach
    void export() throws IOException {
        vocabulary.write(folder);
        OnnxExport.write(architecture, weights, 0.5, folder.resolve(CnnFiles.MODEL));
    }

    @Test
    void theExportGivesTheTrainedNetworksAnswers() throws IOException {
        List<int[]> texts =
                made.texts.stream().map(text -> vocabulary.encode(text, 30)).toList();
        try (TextNetwork network = new TextNetwork(architecture);
                ServedNetwork served = open()) {
            float[][] trained = network.scores(weights, Batch.of(texts, architecture.padding()));
            for (float[] row : trained) {
                for (int i = 0; i < row.length; i++) {
                    row[i] /= 0.5f;
                }
            }
            assertThat(Parity.difference(trained, served.logits(made.texts))).isLessThan(1e-5);
        }
    }

    @Test
    void scoresAreADistributionOverTheLabels() throws IOException {
        try (ServedNetwork served = open()) {
            for (float[] row : served.scores(made.texts)) {
                assertThat(row).hasSize(3);
                assertThat(row[0] + row[1] + row[2]).isBetween(0.9999f, 1.0001f);
            }
        }
    }

    @Test
    void neighboursInTheBatchDoNotChangeAnAnswer() throws IOException {
        List<String> texts = List.of("salt", "", "word1 ".repeat(30), "the deep tide");
        try (ServedNetwork served = open()) {
            float[][] together = served.logits(texts);
            for (int i = 0; i < texts.size(); i++) {
                float[][] alone = served.logits(List.of(texts.get(i)));
                assertThat(Parity.difference(alone, new float[][] {together[i]}))
                        .isLessThan(1e-5);
            }
        }
    }

    @Test
    void aLongBatchIsAnsweredInOrder() throws IOException {
        List<String> many = IntStream.range(0, 5_000)
                .mapToObj(i -> made.texts.get(i % made.texts.size()))
                .toList();
        try (ServedNetwork served = open()) {
            float[][] answers = served.scores(many);
            float[][] few = served.scores(made.texts);
            assertThat(answers).hasNumberOfRows(5_000);
            for (int i = 0; i < answers.length; i++) {
                assertThat(Parity.difference(new float[][] {answers[i]}, new float[][] {few[i % few.length]}))
                        .isLessThan(1e-5);
            }
            assertThat(served.scores(List.of())).isEmpty();
        }
    }

    @Test
    void filesThatDoNotFitEachOtherAreRefused() throws IOException {
        assertThatThrownBy(() -> ServedNetwork.open(folder, READING, 4).close())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("logits");
        Files.writeString(folder.resolve(Vocabulary.FILE), "one\nmore\nword\n", StandardOpenOption.APPEND);
        assertThatThrownBy(() -> open().close()).isInstanceOf(IOException.class).hasMessageContaining("does not fit");
    }

    @Test
    void aDamagedOrMissingModelIsRefused() throws IOException {
        Path model = folder.resolve(CnnFiles.MODEL);
        byte[] whole = Files.readAllBytes(model);
        Files.write(model, Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> open().close()).isInstanceOf(IOException.class).hasMessageContaining("damaged");
        Files.delete(model);
        assertThatThrownBy(() -> open().close()).isInstanceOf(IOException.class);
    }

    @Test
    void loadingAndClosingManyTimesKeepsNativeMemoryFlat() throws IOException {
        assumeThat(Path.of("/proc/self/statm")).exists();
        // 8 MB of weights: a session left open would show at once
        List<String> words = IntStream.range(0, 20_000).mapToObj(i -> "w" + i).toList();
        Vocabulary large = Vocabulary.of(words, 1, 20_000);
        large.write(folder);
        Architecture wide = new Architecture(large.size(), 100, 8, List.of(3, 4, 5), 3);
        OnnxExport.write(wide, wide.start(1), 1, folder.resolve(CnnFiles.MODEL));
        List<Long> resident = new ArrayList<>();
        for (int round = 0; round < 60; round++) {
            try (ServedNetwork served = open()) {
                served.scores(made.texts);
            }
            resident.add(residentBytes());
        }
        assertThat(resident.getLast() - resident.get(20)).isLessThan(100L << 20);
    }

    private ServedNetwork open() throws IOException {
        return ServedNetwork.open(folder, READING, 3);
    }

    private static long residentBytes() throws IOException {
        return 4_096
                * Long.parseLong(Files.readString(Path.of("/proc/self/statm")).split(" ", 3)[1]);
    }

    /** Random weights with biases that are not zero, so that padding would show. */
    private static Weights lively(Architecture architecture) {
        Weights weights = architecture.start(9);
        weights.arrays().forEach((name, array) -> {
            if (name.endsWith("bias")) {
                for (int i = 0; i < array.length; i++) {
                    array[i] = 0.1f * (i % 3 - 1);
                }
            }
        });
        return weights;
    }
}
