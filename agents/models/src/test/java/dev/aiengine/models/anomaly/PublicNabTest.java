package dev.aiengine.models.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiengine.contract.Json;
import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.PublicData;
import dev.aiengine.models.Tables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The Numenta Anomaly Benchmark: its 24 series of servers and of known causes. */
class PublicNabTest {

    @TempDir
    Path folder;

    @Test
    void theBenchmarkGivesMoreThanTheBestPublishedStreamingDetectorGetsThere() throws IOException {
        Path csv = folder.resolve("nab.csv");
        try (ZipFile zip = new ZipFile(PublicData.file("nab.zip").toFile())) {
            Files.writeString(csv, rows(zip));
        }

        ModelManifest manifest = new AnomalyFamily()
                .train(MadeSeries.run(
                        Map.of("labelColumn", "label"),
                        Tables.of(folder.resolve("nab.parquet"), "select * from read_csv('" + csv + "')"),
                        folder));

        assertThat(manifest.metrics().get("nabScore")).isGreaterThanOrEqualTo(67);
        assertThat(manifest.metrics().get("nabScoreCalibrated")).isGreaterThanOrEqualTo(50);
    }

    private static String rows(ZipFile zip) throws IOException {
        JsonNode windows = Json.MAPPER.readTree(text(zip, "nab/labels/combined_windows.json"));
        StringBuilder rows = new StringBuilder("series,timestamp,value,label\n");
        for (ZipEntry entry : Collections.list(zip.entries())) {
            String name = entry.getName();
            if (!name.endsWith(".csv")) {
                continue;
            }
            JsonNode found = windows.get(name.substring("nab/".length()));
            text(zip, name).lines().skip(1).forEach(line -> {
                String time = line.substring(0, line.indexOf(','));
                boolean inside = false;
                for (JsonNode window : found) {
                    inside |= time.compareTo(window.get(0).stringValue().substring(0, 19)) >= 0
                            && time.compareTo(window.get(1).stringValue().substring(0, 19)) <= 0;
                }
                rows.append(name).append(',').append(line).append(inside ? ",1\n" : ",0\n");
            });
        }
        return rows.toString();
    }

    private static String text(ZipFile zip, String name) throws IOException {
        return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
    }
}
