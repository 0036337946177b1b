package dev.aiengine.models.detection;

import dev.aiengine.models.PublicData;
import dev.aiengine.models.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/** The public blood cell images as the control plane makes a table of them. */
final class BloodCells {
    private static final Pattern OBJECT = Pattern.compile(
            "<name>(\\w+)</name>.*?<xmin>(\\d+)</xmin>\\s*<ymin>(\\d+)</ymin>"
                    + "\\s*<xmax>(\\d+)</xmax>\\s*<ymax>(\\d+)</ymax>",
            Pattern.DOTALL);

    static Table table(Path folder) throws IOException {
        Path archive = PublicData.file("bccd.zip");
        List<MadeScenes.Row> rows = new ArrayList<>();
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            Set<String> test = Set.of(text(zip, "BCCD/ImageSets/Main/test.txt").split("\\s+"));
            for (String name : zip.stream().map(Object::toString).sorted().toList()) {
                if (!name.endsWith(".xml")) {
                    continue;
                }
                String stem = name.substring(name.lastIndexOf('/') + 1, name.length() - 4);
                Matcher objects = OBJECT.matcher(text(zip, name));
                List<String> json = new ArrayList<>();
                while (objects.find()) {
                    int left = Math.max(0, Integer.parseInt(objects.group(2)) - 1);
                    int top = Math.max(0, Integer.parseInt(objects.group(3)) - 1);
                    json.add("{\"label\":\"" + objects.group(1) + "\",\"box\":[" + left + "," + top + ","
                            + (Integer.parseInt(objects.group(4)) - left) + ","
                            + (Integer.parseInt(objects.group(5)) - top) + "]}");
                }
                rows.add(new MadeScenes.Row(
                        "BCCD/JPEGImages/" + stem + ".jpg",
                        640,
                        480,
                        "[" + String.join(",", json) + "]",
                        test.contains(stem) ? "test" : "train"));
            }
        }
        return MadeScenes.table(folder.resolve("bccd.parquet"), archive, rows);
    }

    private static String text(ZipFile zip, String entry) throws IOException {
        return new String(zip.getInputStream(zip.getEntry(entry)).readAllBytes(), StandardCharsets.UTF_8);
    }

    private BloodCells() {}
}
