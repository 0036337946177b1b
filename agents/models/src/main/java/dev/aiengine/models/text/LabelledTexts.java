package dev.aiengine.models.text;

import dev.aiengine.models.Parameters;
import dev.aiengine.models.Table;
import dev.aiengine.models.Untrainable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The usable rows of a table, in the order of the file. A row without a text or without a label teaches nothing: it is
 * left out and counted, because real exports have a few; a table that is mostly such rows is refused.
 *
 * @param texts never blank, at most {@link #LONGEST_TEXT} characters (longer ones are cut)
 * @param labels never blank, without surrounding blanks
 * @param rows where each text stood in the file, counted from 1, dropped rows included
 * @param dropped rows without a text or a label
 */
public record LabelledTexts(List<String> texts, List<String> labels, List<Integer> rows, int dropped) {
    public static final int LONGEST_TEXT = 200_000;

    public static LabelledTexts read(Table table, Parameters params) throws IOException {
        List<String> columns = new ArrayList<>(params.columns("textColumn"));
        int textColumns = columns.size();
        columns.add(params.text("labelColumn"));
        Reading reading = new Reading();
        table.read(columns, row -> {
            StringBuilder text = new StringBuilder();
            for (int column = 1; column <= textColumns; column++) {
                String part = row.getString(column);
                if (part != null && !part.isBlank()) {
                    text.append(text.isEmpty() ? "" : " ").append(part);
                }
            }
            reading.add(text.toString(), row.getString(textColumns + 1));
        });
        return reading.done(table.reference());
    }

    public int size() {
        return texts.size();
    }

    /** The rows at these positions. */
    public LabelledTexts at(int[] positions) {
        List<String> someTexts = new ArrayList<>(positions.length);
        List<String> someLabels = new ArrayList<>(positions.length);
        List<Integer> someRows = new ArrayList<>(positions.length);
        for (int position : positions) {
            someTexts.add(texts.get(position));
            someLabels.add(labels.get(position));
            someRows.add(rows.get(position));
        }
        return new LabelledTexts(someTexts, someLabels, someRows, 0);
    }

    private static final class Reading {
        private final List<String> texts = new ArrayList<>();
        private final List<String> labels = new ArrayList<>();
        private final List<Integer> rows = new ArrayList<>();
        private int seen;

        void add(String text, @Nullable String label) {
            seen++;
            if (text.isEmpty() || label == null || label.isBlank()) {
                return;
            }
            texts.add(text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text);
            labels.add(label.strip());
            rows.add(seen);
        }

        LabelledTexts done(String reference) {
            int dropped = seen - texts.size();
            if (dropped > seen / 2) {
                throw new Untrainable(dropped + " of the " + seen + " rows of " + reference
                        + " have no text or no label: are textColumn and labelColumn right?");
            }
            return new LabelledTexts(texts, labels, rows, dropped);
        }
    }
}
