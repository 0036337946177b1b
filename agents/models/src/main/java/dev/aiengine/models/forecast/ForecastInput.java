package dev.aiengine.models.forecast;

import dev.aiengine.models.InvalidInput;
import dev.aiengine.models.series.Gaps;
import dev.aiengine.models.series.Timestamps;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One input, read and checked.
 *
 * @param history per column, without holes; absent where a trained series is named
 * @param series the trained series to go on from
 * @param start time of the first value of the history, where it is told
 * @param horizon absent where the model's own is meant
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ForecastInput(
        double @Nullable [][] history,
        @Nullable String series,
        @Nullable Long start,
        @Nullable Integer horizon) {
    static final String DESCRIPTION =
            "{history: numbers, or per step an array or object of the value columns; start?: time of the first value;"
                    + " horizon?} or {series: name; horizon?}";
    /** Of a history, all columns together; what the network looks back on may always be sent. */
    static final int MOST_NUMBERS = 50_000;

    static final int MOST_STEPS = 1_000;

    /** Beyond it squares are not finite. */
    private static final double LARGEST = 1e100;

    private static final Set<String> FIELDS = Set.of("history", "series", "start", "timestamps", "horizon");
    private static final double MOST_MISSING = 0.4;

    static ForecastInput of(JsonNode input, ForecastModel model) {
        if (!input.isObject()) {
            throw new InvalidInput("an object with history or series is expected, not " + type(input));
        }
        for (String field : input.propertyNames()) {
            if (!FIELDS.contains(field)) {
                throw new InvalidInput(
                        "field " + field + " is not known: history, series, start, timestamps, horizon are");
            }
        }
        JsonNode history = input.get("history");
        JsonNode series = input.get("series");
        if (history != null && series != null) {
            throw new InvalidInput("history and series exclude each other: name the one to forecast from");
        }
        if (series != null && !series.isString() && !series.isNull()) {
            throw new InvalidInput("series is the name of a trained series, a JSON string, not " + type(series));
        }
        return new ForecastInput(
                history == null ? null : history(history, model.columns(), longest(model)),
                series == null || series.isNull() ? "" : series.stringValue(),
                start(input),
                horizon(input.get("horizon")));
    }

    private static @Nullable Integer horizon(@Nullable JsonNode horizon) {
        if (horizon == null) {
            return null;
        }
        if (!horizon.isIntegralNumber()
                || !horizon.canConvertToInt()
                || horizon.intValue() < 1
                || horizon.intValue() > MOST_STEPS) {
            throw new InvalidInput("horizon is a whole number from 1 to " + MOST_STEPS + ", not " + horizon);
        }
        return horizon.intValue();
    }

    private static @Nullable Long start(JsonNode input) {
        JsonNode times = input.get("timestamps");
        JsonNode start = times != null && times.isArray() && !times.isEmpty() ? times.get(0) : input.get("start");
        if (start == null) {
            return null;
        }
        String text = start.isString() ? start.stringValue() : start.toString();
        OptionalLong time = Timestamps.like(text).parse(text);
        if (time.isEmpty()) {
            throw new InvalidInput("start \"" + text + "\" is no timestamp; 2026-01-31 and 2026-01-31T12:30:00 are");
        }
        return time.getAsLong();
    }

    private static int longest(ForecastModel model) {
        int lookback = model.network() == null ? 1 : model.network().lookback();
        return Math.max(lookback, MOST_NUMBERS / model.columns().size());
    }

    private static double[][] history(JsonNode history, List<String> columns, int longest) {
        if (!history.isArray() || history.isEmpty() || history.size() > longest) {
            throw new InvalidInput("history is an array of 1 to " + longest + " steps, not "
                    + (history.isArray() ? history.size() + " steps" : type(history)));
        }
        double[][] values = new double[columns.size()][history.size()];
        for (int step = 0; step < history.size(); step++) {
            JsonNode row = history.get(step);
            for (int column = 0; column < values.length; column++) {
                values[column][step] = number(cell(row, step, column, columns), step);
            }
        }
        for (int column = 0; column < values.length; column++) {
            int missing = Gaps.count(values[column], history.size());
            if (missing > MOST_MISSING * history.size()) {
                throw new InvalidInput("column " + columns.get(column) + ": " + missing + " of " + history.size()
                        + " values of the history are missing; at most two in five may be");
            }
            Gaps.fill(values[column], history.size());
        }
        return values;
    }

    private static @Nullable JsonNode cell(JsonNode row, int step, int column, List<String> columns) {
        if (row.isObject()) {
            return row.get(columns.get(column));
        }
        if (row.isArray()) {
            if (row.size() != columns.size()) {
                throw new InvalidInput("step " + step + " of the history has " + row.size() + " values, not "
                        + columns.size() + ": " + columns);
            }
            return row.get(column);
        }
        if (columns.size() > 1) {
            throw new InvalidInput("step " + step + " of the history must be an array or object of " + columns);
        }
        return row;
    }

    private static double number(@Nullable JsonNode value, int step) {
        if (value == null || value.isNull()) {
            return Double.NaN;
        }
        double number = value.isNumber() ? value.asDouble(Double.NaN) : Double.NaN;
        if (!(Math.abs(number) <= LARGEST)) {
            throw new InvalidInput("step " + step + " of the history is " + value + ", not a number within " + LARGEST);
        }
        return number;
    }

    private static String type(JsonNode node) {
        return "a value of type " + node.getNodeType().name().toLowerCase(Locale.ROOT);
    }
}
