package dev.aiengine.models.tabular.columns;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Decides from the training rows what a column is, or why nothing is learned from it. */
sealed interface ColumnChoice {
    int MOST_CATEGORIES = 255;
    int FEWEST_ROWS_OF_A_CATEGORY = 2;
    int LONG_TEXT = 30;
    int FEW_ROWS = 20;

    record Kept(InputColumn column) implements ColumnChoice {}

    record Ignored(String reason) implements ColumnChoice {}

    /**
     * Looks at a column.
     *
     * @param rows the training rows, by their place in the table
     */
    static ColumnChoice of(RawColumn column, int[] rows) {
        return switch (column) {
            case RawColumn.Unread(String _, String reason) -> new Ignored(reason);
            case RawColumn.Numbers numbers -> ofNumbers(numbers, rows);
            case RawColumn.Flags(String name, double[] values) -> varied(values, rows, new InputColumn.OfFlags(name));
            case RawColumn.Moments(String name, double[] values) ->
                varied(values, rows, new InputColumn.OfMoments(name));
            case RawColumn.Words words -> ofWords(words, rows);
        };
    }

    private static ColumnChoice ofNumbers(RawColumn.Numbers column, int[] rows) {
        double[] values = column.values();
        if (column.whole() && rows.length >= FEW_ROWS) {
            double offset = values[rows[0]] - rows[0];
            if (Arrays.stream(rows).allMatch(row -> values[row] - row == offset)) {
                return new Ignored("it numbers the rows");
            }
            if (namesRows(column.name()) && distinct(values, rows) == rows.length) {
                return new Ignored("it names the rows: each has a value of its own");
            }
        }
        return varied(values, rows, new InputColumn.OfNumbers(column.name()));
    }

    private static boolean namesRows(String column) {
        return column.equalsIgnoreCase("id")
                || column.endsWith("Id")
                || column.toLowerCase(Locale.ROOT).endsWith("_id");
    }

    /** A column that is the same in every row says nothing; one that is sometimes missing does. */
    private static ColumnChoice varied(double[] values, int[] rows, InputColumn column) {
        long distinct = distinct(values, rows);
        boolean missing = Arrays.stream(rows).anyMatch(row -> !Double.isFinite(values[row]));
        if (distinct == 0) {
            return new Ignored("it is empty");
        }
        return distinct == 1 && !missing ? new Ignored("it has one value only") : new Kept(column);
    }

    private static long distinct(double[] values, int[] rows) {
        return Arrays.stream(rows)
                .mapToDouble(row -> values[row])
                .filter(Double::isFinite)
                .distinct()
                .count();
    }

    private static ColumnChoice ofWords(RawColumn.Words column, int[] rows) {
        int[] counts = new int[column.values().size()];
        int present = 0;
        for (int row : rows) {
            if (column.codes()[row] >= 0) {
                counts[column.codes()[row]]++;
                present++;
            }
        }
        int[] seen = IntStream.range(0, counts.length)
                .filter(code -> counts[code] > 0)
                .toArray();
        if (seen.length == 0) {
            return new Ignored("it is empty");
        }
        if (seen.length == 1 && present == rows.length) {
            return new Ignored("it has one value only");
        }
        List<String> values = Arrays.stream(seen).mapToObj(column.values()::get).toList();
        if (all(values, Texts::number) && values.stream().noneMatch(value -> value.matches("0\\d+"))) {
            return new Kept(new InputColumn.OfNumbers(column.name()));
        }
        if (all(values, Texts::moment)) {
            return new Kept(new InputColumn.OfMoments(column.name()));
        }
        return ofCategories(column, counts, seen, present);
    }

    private static ColumnChoice ofCategories(RawColumn.Words column, int[] counts, int[] seen, int present) {
        List<Integer> frequent = Arrays.stream(seen)
                .filter(code -> counts[code] >= FEWEST_ROWS_OF_A_CATEGORY)
                .boxed()
                .sorted(Comparator.comparingInt((Integer code) -> -counts[code]).thenComparing(column.values()::get))
                .limit(MOST_CATEGORIES)
                .toList();
        int covered = frequent.stream().mapToInt(code -> counts[code]).sum();
        if (2 * covered < present) {
            double length = Arrays.stream(seen)
                    .mapToLong(code -> column.values().get(code).length())
                    .average()
                    .orElse(0);
            return new Ignored(
                    length > LONG_TEXT
                            ? "it is text, which is not learned from"
                            : "it has " + seen.length + " different values in " + present
                                    + " rows, too many to learn from");
        }
        return new Kept(InputColumn.OfCategories.of(
                column.name(), frequent.stream().map(column.values()::get).toList()));
    }

    private static boolean all(List<String> values, Function<String, OptionalDouble> reading) {
        return values.stream().allMatch(value -> reading.apply(value).isPresent());
    }
}
