package dev.aiengine.models.series;

import dev.aiengine.models.Table;
import dev.aiengine.models.Untrainable;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads a table into series, sorted by time; what cannot be read is named by row and column. */
public final class SeriesTable {
    public static final int MOST_SERIES = 10_000;
    /** Characters of a name. */
    public static final int LONGEST_NAME = 1_000;
    /** Numbers held at once: rows times value columns. */
    public static final long MOST_NUMBERS = 20_000_000;

    private final SeriesColumns columns;
    private final Map<String, SeriesRows> series = new LinkedHashMap<>();
    private @Nullable Timestamps timestamps;
    private int row;

    private SeriesTable(SeriesColumns columns) {
        this.columns = columns;
    }

    /** The series in the order in which they first come. */
    public static List<TimeSeries> read(Table table, SeriesColumns columns) throws IOException {
        List<TimeSeries> all = new ArrayList<>();
        rows(table, columns).forEach((name, rows) -> all.add(rows.sorted(name, columns.timestamp())));
        return List.copyOf(all);
    }

    /**
     * The series as a monitor sends them: in the order of the file, a time more than once or a little out of order, as
     * where a clock is set back. A series that is in no order at all is sorted.
     */
    public static List<TimeSeries> readAsSent(Table table, SeriesColumns columns) throws IOException {
        List<TimeSeries> all = new ArrayList<>();
        rows(table, columns).forEach((name, rows) -> all.add(rows.asSent(name)));
        return List.copyOf(all);
    }

    private static Map<String, SeriesRows> rows(Table table, SeriesColumns columns) throws IOException {
        SeriesTable reading = new SeriesTable(columns);
        table.read(columns.all(), reading::add);
        if (reading.series.isEmpty()) {
            throw new Untrainable(table.reference() + " has no rows");
        }
        return reading.series;
    }

    private void add(ResultSet values) throws SQLException {
        row++;
        if ((long) row * columns.values().size() > MOST_NUMBERS) {
            throw new Untrainable("more than " + MOST_NUMBERS + " numbers are too many: use fewer rows or columns");
        }
        long time = time(values);
        int first = columns.series().isPresent() ? 3 : 2;
        String name = first == 3 ? values.getString(2) : "";
        if (name == null) {
            throw new Untrainable("row " + row + ": " + columns.series().orElseThrow() + " is missing");
        }
        if (name.length() > LONGEST_NAME) {
            throw new Untrainable("row " + row + ": " + columns.series().orElseThrow() + " has " + name.length()
                    + " characters; a name has " + LONGEST_NAME + " at most");
        }
        double[] numbers = new double[columns.values().size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(values.getObject(first + i), columns.values().get(i));
        }
        series.computeIfAbsent(name, SeriesRows::new).add(time, row, numbers);
        if (series.size() > MOST_SERIES) {
            throw new Untrainable("more than " + MOST_SERIES + " series: is seriesColumn the right column?");
        }
    }

    private long time(ResultSet values) throws SQLException {
        String text = Timestamps.text(values, 1);
        if (text == null) {
            throw new Untrainable("row " + row + ": " + columns.timestamp() + " is missing");
        }
        if (timestamps == null) {
            timestamps = Timestamps.like(text);
        }
        OptionalLong time = timestamps.parse(text);
        if (time.isEmpty()) {
            throw new Untrainable("row " + row + ": " + columns.timestamp() + " \"" + text
                    + "\" is no timestamp; known are 2026-01-31, 2026-01-31 12:30:00, 2026-01 and seconds since 1970");
        }
        return time.getAsLong();
    }

    private double number(@Nullable Object value, String column) {
        double number = switch (value) {
            case null -> Double.NaN;
            case Boolean flag -> flag ? 1 : 0;
            case Number given -> given.doubleValue();
            default -> parsed(value.toString(), column);
        };
        return Double.isInfinite(number) ? Double.NaN : number;
    }

    private double parsed(String text, String column) {
        String plain = text.strip();
        if (plain.isEmpty() || plain.equalsIgnoreCase("nan") || plain.equalsIgnoreCase("na")) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(plain);
        } catch (NumberFormatException e) {
            throw new Untrainable("row " + row + ": " + column + " \"" + text + "\" is not a number");
        }
    }
}
