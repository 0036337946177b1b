package dev.aiengine.models.series;

import dev.aiengine.models.Parameters;
import dev.aiengine.models.Table;
import dev.aiengine.models.Untrainable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which columns of a table are what.
 *
 * @param values at least one, at most {@link #MOST_VALUES}
 * @param series what tells several series apart
 */
public record SeriesColumns(String timestamp, List<String> values, Optional<String> series) {
    public static final int MOST_VALUES = 100;

    private static final Pattern NUMBER =
            Pattern.compile("(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL.*)");

    /** As the parameters say; without {@code valueColumns} every column of numbers is one. */
    public static SeriesColumns of(Table table, Parameters params) throws IOException {
        String timestamp = params.text("timestampColumn");
        Optional<String> series = params.optionalText("seriesColumn");
        List<String> values = params.values().get("valueColumns") == null
                ? numbers(table, timestamp, series)
                : params.columns("valueColumns");
        if (values.isEmpty()) {
            throw new Untrainable(table.reference() + " has no column of numbers beside " + timestamp
                    + ": name the columns to learn from in valueColumns");
        }
        if (values.size() > MOST_VALUES) {
            throw new Untrainable(values.size() + " value columns are more than the " + MOST_VALUES
                    + " allowed: name fewer in valueColumns, or put them into rows with a seriesColumn");
        }
        return new SeriesColumns(timestamp, List.copyOf(values), series);
    }

    /** Timestamp, series if any, values: the order of reading. */
    public List<String> all() {
        List<String> all = new ArrayList<>();
        all.add(timestamp);
        series.ifPresent(all::add);
        all.addAll(values);
        return all;
    }

    /** Every column of a table. */
    public static List<String> names(Table table) throws IOException {
        return List.copyOf(table.types().keySet());
    }

    private static List<String> numbers(Table table, String timestamp, Optional<String> series) throws IOException {
        List<String> numbers = new ArrayList<>();
        table.types().forEach((name, type) -> {
            boolean other = !name.equals(timestamp) && !name.equals(series.orElse(null));
            if (other && NUMBER.matcher(type).matches()) {
                numbers.add(name);
            }
        });
        return numbers;
    }
}
