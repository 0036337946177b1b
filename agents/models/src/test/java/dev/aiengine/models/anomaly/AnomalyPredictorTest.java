package dev.aiengine.models.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiengine.contract.Json;
import dev.aiengine.models.InvalidInput;
import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.Predictor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class AnomalyPredictorTest {

    @TempDir
    static Path folder;

    private static Path trained;
    private static Predictor predictor;

    @BeforeAll
    static void trainOnce() throws IOException {
        new AnomalyFamily().train(MadeSeries.run(Map.of("labelColumn", "label"), MadeSeries.table(folder), folder));
        trained = folder.resolve("package");
        predictor = new AnomalyFamily().load(ModelPackage.open(trained));
    }

    @Test
    void aKnownSeriesGoesOnWhereTheTrainingEnded() {
        JsonNode calm = predict("{\"series\": \"a\", \"history\": [" + wave(2000, 2100, 10) + "]}");
        JsonNode spike = predict("{\"series\": \"a\", \"history\": [" + wave(2000, 2100, 10) + ", 60]}");
        JsonNode other = predict("{\"series\": \"b\", \"history\": [" + wave(2000, 2100, 10) + "]}");

        assertThat(calm.get("scores")).hasSize(100);
        assertThat(calm.get("anomalies")).isEmpty();
        assertThat(spike.get("anomalies"))
                .singleElement()
                .extracting(JsonNode::intValue)
                .isEqualTo(100);
        assertThat(other.get("anomalies")).isNotEmpty();
        assertThat(spike.get("threshold").doubleValue()).isBetween(0.0, 1.0);
    }

    @Test
    void aHistoryIsScoredTheSameAgainAndInABatchAndByItsBeginning() {
        String history = "{\"series\": \"a\", \"history\": [" + wave(2000, 2050, 10) + ", 40, 9, null]}";
        JsonNode whole = predict(history);
        JsonNode beginning = predict("{\"series\": \"a\", \"history\": [" + wave(2000, 2050, 10) + "]}");

        assertThat(predictor.predict(List.of(Json.MAPPER.readTree(history), Json.MAPPER.readTree(history))))
                .containsOnly(whole);
        for (int i = 0; i < 50; i++) {
            assertThat(whole.get("scores").get(i))
                    .isEqualTo(beginning.get("scores").get(i));
        }
        assertThat(whole.get("scores").get(52).doubleValue()).isZero();
    }

    @Test
    void timesAndObjectsMayBeTold() {
        JsonNode answer = predict("{\"series\": \"a\", \"history\": [{\"value\": 5.1}, [5.2]], \"timestamps\":"
                + " [\"2026-01-15T00:00:00\", \"2026-01-15T00:10:00\"]}");

        assertThat(answer.get("scores")).hasSize(2);
    }

    @Test
    void anUnknownSeriesStartsColdAndNeedsAHistoryToDoSo() {
        JsonNode cold = predict("{\"series\": \"new\", \"history\": [" + wave(0, 600, 1000) + ", 1100]}");

        assertThat(cold.get("anomalies")).extracting(JsonNode::intValue).contains(600);
        assertRefused("{\"history\": [1, 2, 3]}", "a history of 3 points is too short");
    }

    @Test
    void whatCannotBeReadIsRefusedSayingWhere() {
        assertRefused("[1, 2]", "\"history\" is expected");
        assertRefused("{\"series\": \"a\", \"history\": []}", "1 to 20000 points");
        assertRefused("{\"series\": \"a\", \"history\": [1, \"x\"]}", "history[1]: value is a number or null");
        assertRefused("{\"series\": \"a\", \"history\": [{\"other\": 1}]}", "history[0] has no value");
        assertRefused("{\"series\": \"a\", \"history\": [[1, 2]]}", "history[0] has 2 values");
        assertRefused("{\"series\": 7, \"history\": [1]}", "series is the name");
        assertRefused("{\"series\": \"a\", \"history\": [1], \"timestamps\": []}", "one time per point");
        assertRefused("{\"series\": \"a\", \"history\": [1], \"timestamps\": [\"soon\"]}", "timestamps[0] \"soon\"");
        assertRefused(
                "{\"series\": \"a\", \"history\": ["
                        + IntStream.range(0, 20_001).mapToObj(String::valueOf).collect(Collectors.joining(",")) + "]}",
                "not 20001");
    }

    @Test
    void aDamagedPackageIsRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(trained.resolve(DetectorsFile.NAME));
        Path copy = Files.createDirectories(folder.resolve("copy"));
        Files.copy(trained.resolve("model.json"), copy.resolve("model.json"));
        bytes[bytes.length / 2] ^= 1;
        Files.write(copy.resolve(DetectorsFile.NAME), bytes);

        assertThatThrownBy(() -> new AnomalyFamily().load(ModelPackage.open(copy)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("checksum");
    }

    private static void assertRefused(String input, String message) {
        assertThatThrownBy(() -> predict(input))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining(message);
    }

    private static JsonNode predict(String input) {
        return predictor.predict(List.of(Json.MAPPER.readTree(input))).getFirst();
    }

    private static String wave(int from, int to, double level) {
        return IntStream.range(from, to)
                .mapToObj(i ->
                        String.valueOf(level - 5 * Math.cos(2 * Math.PI * i / 144) + 0.3 * Math.sin((double) i * i)))
                .collect(Collectors.joining(", "));
    }
}
