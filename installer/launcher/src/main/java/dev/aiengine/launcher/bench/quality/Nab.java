package dev.aiengine.launcher.bench.quality;

import dev.aiengine.contract.Json;
import dev.aiengine.contract.client.Upload;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import tools.jackson.databind.JsonNode;

/** The real series of the Numenta Anomaly Benchmark as one table: series, timestamp, value, label. */
final class Nab {
    private static final String ROOT = "nab/";

    static Map<String, Double> train(Trainer trainer, Path file) throws Exception {
        Path csv = trainer.folder().resolve("nab.csv");
        try (ZipFile zip = new ZipFile(file.toFile())) {
            write(zip, csv);
        }
        return trainer.train(
                trainer.upload("", new Upload(csv, Upload.CSV)),
                Map.of("seriesColumn", "series", "labelColumn", "label", "valueColumns", List.of("value")));
    }

    /** A row's label is 1 inside one of the windows of its series. */
    static void write(ZipFile zip, Path csv) throws IOException {
        JsonNode windows = Json.MAPPER.readTree(Zips.bytes(zip, ROOT + "labels/combined_windows.json"));
        List<String> series = zip.stream()
                .map(entry -> entry.getName())
                .filter(name -> name.endsWith(".csv"))
                .sorted()
                .toList();
        try (BufferedWriter out = Files.newBufferedWriter(csv)) {
            out.write("series,timestamp,value,label\n");
            for (String name : series) {
                write(
                        name.substring(ROOT.length()),
                        new String(Zips.bytes(zip, name), StandardCharsets.UTF_8),
                        windows,
                        out);
            }
        }
    }

    private static void write(String series, String rows, JsonNode windows, BufferedWriter out) throws IOException {
        List<String[]> spans = new ArrayList<>();
        for (JsonNode window : windows.path(series)) {
            spans.add(new String[] {
                seconds(window.get(0).asString()), seconds(window.get(1).asString())
            });
        }
        for (String row : rows.lines().skip(1).toList()) {
            // Times of one form compare as texts
            String time = seconds(row.substring(0, row.indexOf(',')));
            boolean inside =
                    spans.stream().anyMatch(span -> span[0].compareTo(time) <= 0 && time.compareTo(span[1]) <= 0);
            out.write(series + "," + row + "," + (inside ? 1 : 0) + "\n");
        }
    }

    private static String seconds(String time) {
        return time.substring(0, "2014-02-14 14:30:00".length());
    }

    private Nab() {}
}
