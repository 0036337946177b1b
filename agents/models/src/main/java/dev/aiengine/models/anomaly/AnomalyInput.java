package dev.aiengine.models.anomaly;

import dev.aiengine.models.InvalidInput;
import dev.aiengine.models.series.Timestamps;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A history out of JSON.
 *
 * @param series whose history it is; empty where that is not told
 * @param values per column, then per point; what is missing is not a number
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record AnomalyInput(String series, long[] times, double[][] values) {
    static final int MOST_NUMBERS = 20_000;

    static String describe(List<String> columns) {
        String point = columns.size() == 1 ? "a number" : "an array or an object of " + String.join(", ", columns);
        return "{\"history\": [one per point: " + point + "; null where missing], \"timestamps\"?: [...], \"series\"?}";
    }

    /** Reads a history that goes on after what the model knows, unless it tells its times. */
    static AnomalyInput of(JsonNode input, Detectors detectors) {
        if (!input.isObject() || !input.path("history").isArray()) {
            throw new InvalidInput("an object with an array \"history\" is expected: " + describe(detectors.columns()));
        }
        JsonNode history = input.get("history");
        int width = detectors.columns().size();
        if (history.isEmpty() || (long) history.size() * width > MOST_NUMBERS) {
            throw new InvalidInput(
                    "a history may have 1 to " + MOST_NUMBERS / width + " points, not " + history.size());
        }
        JsonNode name = input.path("series");
        if (!name.isMissingNode() && !name.isNull() && !name.isString()) {
            throw new InvalidInput("series is the name of a series, a string");
        }
        String series = name.isString() ? name.stringValue() : "";
        Detectors.Known known = detectors.known().get(series);
        if (known == null && history.size() < AnomalyTraining.FEWEST_POINTS) {
            throw new InvalidInput(
                    "a history of " + history.size() + " points is too short: a series that the model does"
                            + " not know needs " + AnomalyTraining.FEWEST_POINTS + " to show what is usual"
                            + (detectors.known().isEmpty() ? "" : "; \"series\" names one that it knows"));
        }
        double[][] values = new double[width][history.size()];
        for (int i = 0; i < history.size(); i++) {
            point(history.get(i), i, detectors.columns(), values);
        }
        return new AnomalyInput(
                series, times(input.get("timestamps"), history.size(), known, detectors.step()), values);
    }

    private static void point(JsonNode point, int index, List<String> columns, double[][] values) {
        if (point.isArray() && point.size() != columns.size()) {
            throw new InvalidInput("history[" + index + "] has " + point.size() + " values, expected are "
                    + columns.size() + ": " + String.join(", ", columns));
        }
        for (int column = 0; column < columns.size(); column++) {
            JsonNode value = point;
            if (point.isArray()) {
                value = point.get(column);
            } else if (point.isObject()) {
                value = point.get(columns.get(column));
            } else if (columns.size() > 1 && !point.isNull()) {
                throw new InvalidInput("history[" + index + "] is an array or an object of " + columns.size()
                        + " values: " + String.join(", ", columns));
            }
            values[column][index] = number(value, index, columns.get(column));
        }
    }

    private static double number(@Nullable JsonNode value, int index, String column) {
        if (value == null) {
            throw new InvalidInput("history[" + index + "] has no " + column);
        }
        if (value.isNull()) {
            return Double.NaN;
        }
        if (!value.isNumber()) {
            throw new InvalidInput("history[" + index + "]: " + column + " is a number or null, not a value of type "
                    + value.getNodeType().name().toLowerCase(Locale.ROOT));
        }
        return value.asDouble(Double.NaN);
    }

    private static long[] times(@Nullable JsonNode given, int length, Detectors.@Nullable Known known, long step) {
        long[] times = new long[length];
        if (given == null || given.isNull()) {
            long first = known == null ? 0 : known.last() + step;
            for (int i = 0; i < length; i++) {
                times[i] = first + i * step;
            }
            return times;
        }
        if (!given.isArray() || given.size() != length) {
            throw new InvalidInput("timestamps is an array with one time per point of the history: " + length);
        }
        Timestamps timestamps = Timestamps.like(given.get(0).asString(""));
        for (int i = 0; i < length; i++) {
            OptionalLong time = timestamps.parse(given.get(i).asString(""));
            if (time.isEmpty()) {
                throw new InvalidInput("timestamps[" + i + "] \"" + given.get(i).asString("")
                        + "\" is no timestamp; known" + " are 2026-01-31, 2026-01-31T12:30:00 and seconds since 1970");
            }
            times[i] = time.getAsLong();
        }
        return times;
    }
}
