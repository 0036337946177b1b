package dev.aiengine.models.custom.tuning;

import dev.aiengine.models.Parameters;
import dev.aiengine.models.Table;
import dev.aiengine.models.Untrainable;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A table as the model takes it.
 *
 * @param inputs one array of numbers per row
 * @param targets as they are written in the table, one per row
 */
record Rows(List<float[]> inputs, List<String> targets) {
    static final int MOST = 20_000_000;

    static Rows read(Table table, Parameters params) throws IOException {
        List<String> columns = new ArrayList<>(params.columns("inputColumns"));
        int width = columns.size();
        String target = params.text("targetColumn");
        columns.add(target);
        List<float[]> inputs = new ArrayList<>();
        List<String> targets = new ArrayList<>();
        table.read(columns, row -> {
            int number = inputs.size() + 1;
            if ((long) number * width > MOST) {
                throw new Untrainable(table.reference() + " has more than " + MOST + " numbers; train on a part of it");
            }
            float[] input = new float[width];
            for (int i = 0; i < width; i++) {
                input[i] = number(row, i + 1, table.reference(), number, columns.get(i));
            }
            String value = row.getString(width + 1);
            if (value == null || value.isBlank()) {
                throw new Untrainable(
                        where(table.reference(), number, target) + " is empty: leave such rows out of the dataset");
            }
            inputs.add(input);
            targets.add(value.strip());
        });
        return new Rows(inputs, targets);
    }

    int size() {
        return inputs.size();
    }

    private static float number(ResultSet row, int column, String reference, int number, String name)
            throws SQLException {
        String text = row.getString(column);
        try {
            float value = text == null ? Float.NaN : Float.parseFloat(text);
            if (Float.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new Untrainable(where(reference, number, name) + " is " + (text == null ? "empty" : "\"" + text + "\"")
                + ", but the model takes numbers: leave the row or the column out");
    }

    static String where(String reference, int row, String column) {
        return reference + ", row " + row + ", column " + column;
    }
}
