package dev.aiengine.models.image;

import dev.aiengine.models.Table;
import dev.aiengine.models.Untrainable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Image files with their labels, by label and then by name: so what is drawn does not depend on how a zip was packed.
 *
 * @param files names in the archive
 * @param labels one per file
 */
record LabelledFiles(List<String> files, List<String> labels) {
    private static final int MOST_FILES = 200_000;

    private record Row(String file, String label) {}

    static LabelledFiles read(Table table) throws IOException {
        List<Row> rows = new ArrayList<>();
        table.read(List.of(Table.FILE, "label"), row -> {
            String file = row.getString(1);
            String label = row.getString(2);
            if (file == null || label == null || label.isBlank()) {
                throw new Untrainable(
                        "row " + (rows.size() + 1) + " of " + table.reference() + " has no file or label");
            }
            rows.add(new Row(file, label.strip()));
            if (rows.size() > MOST_FILES) {
                throw new Untrainable(table.reference() + " has more than " + MOST_FILES + " images");
            }
        });
        rows.sort(Comparator.comparing(Row::label).thenComparing(Row::file));
        return new LabelledFiles(
                rows.stream().map(Row::file).toList(),
                rows.stream().map(Row::label).toList());
    }

    int size() {
        return files.size();
    }

    LabelledFiles at(List<Integer> positions) {
        return new LabelledFiles(
                positions.stream().map(files::get).toList(),
                positions.stream().map(labels::get).toList());
    }
}
