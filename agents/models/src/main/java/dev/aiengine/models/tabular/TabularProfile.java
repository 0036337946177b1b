package dev.aiengine.models.tabular;

import dev.aiengine.models.evaluation.Profile;
import dev.aiengine.models.tabular.columns.Cell;
import dev.aiengine.models.tabular.columns.Columns;
import dev.aiengine.models.tabular.columns.InputColumn;
import dev.aiengine.models.tabular.columns.RawColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The profile of a tabular model: its columns in the held-out rows, under {@code input.} and their names. */
final class TabularProfile {
    private static final int MOST_COLUMNS = 200;

    static Profile.Builder of(TabularRows rows, Columns columns) {
        int[] test = rows.test().rows();
        Profile.Builder profile = new Profile.Builder(test.length);
        for (InputColumn column : columns.used().stream().limit(MOST_COLUMNS).toList()) {
            RawColumn raw = Objects.requireNonNull(rows.testFrame().columns().get(column.name()));
            if (column instanceof InputColumn.OfCategories) {
                profile.category("input." + column.name(), words(raw, test));
            } else {
                profile.number("input." + column.name(), numbers(column, raw, test));
            }
        }
        return profile;
    }

    private static List<@Nullable String> words(RawColumn raw, int[] rows) {
        List<@Nullable String> words = new ArrayList<>();
        for (int row : rows) {
            words.add(
                    switch (raw.cell(row)) {
                        case Cell.OfText(String text) -> text;
                        case Cell.OfNumber(double number) -> InputColumn.written(number);
                        case Cell.OfFlag(boolean flag) -> String.valueOf(flag);
                        case Cell.Missing(), Cell.OfMoment _ -> null;
                    });
        }
        return words;
    }

    /** Of a time, its day. */
    private static double[] numbers(InputColumn column, RawColumn raw, int[] rows) {
        double[] numbers = new double[rows.length];
        float[] encoded = new float[column.width()];
        for (int i = 0; i < rows.length; i++) {
            column.encode(raw.cell(rows[i]), encoded, 0);
            numbers[i] = encoded[0];
        }
        return numbers;
    }

    private TabularProfile() {}
}
