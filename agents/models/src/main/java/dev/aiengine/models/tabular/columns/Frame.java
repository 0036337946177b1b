package dev.aiengine.models.tabular.columns;

import dev.aiengine.models.Table;
import dev.aiengine.models.Untrainable;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Predicate;

/**
 * A table in memory, column by column.
 *
 * @param reference {@code name@version}
 * @param rows how many there are
 */
public record Frame(String reference, int rows, SequencedMap<String, RawColumn> columns) {
    public static final int MOST_COLUMNS = 2_000;
    public static final long MOST_CELLS = 200_000_000;

    /** Reads the columns of which the predicate says the name is wanted. */
    public static Frame read(Table table, Predicate<String> wanted) throws IOException {
        SequencedMap<String, String> types = table.types();
        List<String> names = types.keySet().stream().filter(wanted).toList();
        if (names.isEmpty()) {
            return new Frame(table.reference(), 0, new LinkedHashMap<>());
        }
        if (names.size() > MOST_COLUMNS) {
            throw new Untrainable(table.reference() + " has " + names.size() + " columns; at most " + MOST_COLUMNS
                    + " are learned from: name some in ignoreColumns");
        }
        List<Reading> readings = new ArrayList<>();
        names.forEach(name -> readings.add(Reading.of(name, types.getOrDefault(name, ""))));
        int[] rows = {0};
        table.read(names, row -> {
            rows[0]++;
            if ((long) rows[0] * names.size() > MOST_CELLS) {
                throw new Untrainable(table.reference() + " has more than " + MOST_CELLS
                        + " cells; use fewer rows or name columns in ignoreColumns");
            }
            for (int column = 0; column < readings.size(); column++) {
                readings.get(column).read(row, column + 1);
            }
        });
        LinkedHashMap<String, RawColumn> columns = new LinkedHashMap<>();
        readings.forEach(reading -> columns.put(reading.name, reading.done()));
        return new Frame(table.reference(), rows[0], columns);
    }

    /** One column while it is read. */
    private static final class Reading {
        private enum Kind {
            WHOLE,
            NUMBER,
            FLAG,
            MOMENT,
            TEXT,
            OTHER
        }

        private static final Map<String, Kind> KINDS = Map.ofEntries(
                Map.entry("TINYINT", Kind.WHOLE),
                Map.entry("SMALLINT", Kind.WHOLE),
                Map.entry("INTEGER", Kind.WHOLE),
                Map.entry("BIGINT", Kind.WHOLE),
                Map.entry("HUGEINT", Kind.WHOLE),
                Map.entry("UTINYINT", Kind.WHOLE),
                Map.entry("USMALLINT", Kind.WHOLE),
                Map.entry("UINTEGER", Kind.WHOLE),
                Map.entry("UBIGINT", Kind.WHOLE),
                Map.entry("FLOAT", Kind.NUMBER),
                Map.entry("DOUBLE", Kind.NUMBER),
                Map.entry("DECIMAL", Kind.NUMBER),
                Map.entry("BOOLEAN", Kind.FLAG),
                Map.entry("DATE", Kind.MOMENT),
                Map.entry("TIMESTAMP", Kind.MOMENT),
                Map.entry("TIMESTAMP WITH TIME ZONE", Kind.MOMENT),
                Map.entry("TIMESTAMP_S", Kind.MOMENT),
                Map.entry("TIMESTAMP_MS", Kind.MOMENT),
                Map.entry("TIMESTAMP_NS", Kind.MOMENT),
                Map.entry("VARCHAR", Kind.TEXT),
                Map.entry("ENUM", Kind.TEXT),
                Map.entry("UUID", Kind.TEXT),
                Map.entry("TIME", Kind.TEXT));

        private final String name;
        private final String type;
        private final Kind kind;
        private final RawColumn.Doubles numbers = new RawColumn.Doubles();
        private final RawColumn.Dictionary texts = new RawColumn.Dictionary();

        private Reading(String name, String type, Kind kind) {
            this.name = name;
            this.type = type;
            this.kind = kind;
        }

        static Reading of(String name, String type) {
            String plain = type.endsWith("[]") ? type : type.replaceAll("\\(.*", "");
            return new Reading(name, type, KINDS.getOrDefault(plain, Kind.OTHER));
        }

        void read(ResultSet row, int column) throws SQLException {
            switch (kind) {
                case WHOLE, NUMBER -> {
                    double value = row.getDouble(column);
                    // Nothing is told apart from what is there and no number
                    numbers.add(row.wasNull() ? Double.NaN : Double.isFinite(value) ? value : Double.POSITIVE_INFINITY);
                }
                case FLAG -> {
                    boolean value = row.getBoolean(column);
                    numbers.add(row.wasNull() ? Double.NaN : value ? 1 : 0);
                }
                case MOMENT -> {
                    String value = row.getString(column);
                    numbers.add(value == null ? Double.NaN : Texts.moment(value).orElse(Double.NaN));
                }
                case TEXT -> texts.add(row.getString(column));
                case OTHER -> {}
            }
        }

        RawColumn done() {
            return switch (kind) {
                case WHOLE, NUMBER -> new RawColumn.Numbers(name, kind == Kind.WHOLE, numbers.done());
                case FLAG -> new RawColumn.Flags(name, numbers.done());
                case MOMENT -> new RawColumn.Moments(name, numbers.done());
                case TEXT -> texts.done(name);
                case OTHER -> new RawColumn.Unread(name, "values of type " + type + " are not learned from");
            };
        }
    }
}
