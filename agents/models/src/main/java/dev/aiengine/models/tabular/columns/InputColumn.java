package dev.aiengine.models.tabular.columns;

import dev.aiengine.models.InvalidInput;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** A column that a model reads, and how its cells become numbers; what is missing becomes not-a-number. */
public sealed interface InputColumn {

    String name();

    /** How many numbers a cell becomes. */
    default int width() {
        return 1;
    }

    /**
     * Writes a cell's numbers.
     *
     * @throws InvalidInput naming the column, where the cell is not of its type
     */
    void encode(Cell cell, float[] into, int at);

    /** Numbers, also where they are written as text. */
    record OfNumbers(String name) implements InputColumn {
        @Override
        public void encode(Cell cell, float[] into, int at) {
            into[at] = switch (cell) {
                case Cell.Missing() -> Float.NaN;
                case Cell.OfNumber(double value) -> finite(value);
                case Cell.OfText(String text) ->
                    finite(Texts.number(text).orElseThrow(() -> unexpected(name, "a number", "\"" + text + "\"")));
                case Cell.OfFlag(boolean flag) -> throw unexpected(name, "a number", String.valueOf(flag));
                case Cell.OfMoment _ -> throw unexpected(name, "a number", "a time");
            };
        }

        /** Trees know no infinity, and a number too large for them is just very large. */
        private static float finite(double value) {
            return (float) Math.clamp(value, -Float.MAX_VALUE, Float.MAX_VALUE);
        }
    }

    /** True or false, also as 0 and 1. */
    record OfFlags(String name) implements InputColumn {
        @Override
        public void encode(Cell cell, float[] into, int at) {
            into[at] = switch (cell) {
                case Cell.Missing() -> Float.NaN;
                case Cell.OfFlag(boolean flag) -> flag ? 1 : 0;
                case Cell.OfNumber(double value) when value == 0 || value == 1 -> (float) value;
                case Cell.OfText(String text) when text.equalsIgnoreCase("true") -> 1;
                case Cell.OfText(String text) when text.equalsIgnoreCase("false") -> 0;
                case Cell.OfNumber(double value) -> throw unexpected(name, "true or false", String.valueOf(value));
                case Cell.OfText(String text) -> throw unexpected(name, "true or false", "\"" + text + "\"");
                case Cell.OfMoment _ -> throw unexpected(name, "true or false", "a time");
            };
        }
    }

    /** Values out of a list; one that is not in it is as good as missing. */
    record OfCategories(String name, List<String> values, Map<String, Integer> codes) implements InputColumn {
        static OfCategories of(String name, List<String> values) {
            Map<String, Integer> codes = new HashMap<>();
            values.forEach(value -> codes.putIfAbsent(value, codes.size()));
            return new OfCategories(name, List.copyOf(values), Map.copyOf(codes));
        }

        @Override
        public void encode(Cell cell, float[] into, int at) {
            Integer code = switch (cell) {
                case Cell.Missing() -> null;
                case Cell.OfText(String text) -> codes.get(text);
                case Cell.OfNumber(double value) -> codes.get(written(value));
                case Cell.OfFlag(boolean flag) -> codes.get(String.valueOf(flag));
                case Cell.OfMoment _ -> throw unexpected(name, "a category", "a time");
            };
            into[at] = code == null ? Float.NaN : code;
        }
    }

    /** Dates and times: days since 1970, month, day of the month, day of the week, hour. */
    record OfMoments(String name) implements InputColumn {
        @Override
        public int width() {
            return 5;
        }

        @Override
        public void encode(Cell cell, float[] into, int at) {
            OptionalDouble seconds = switch (cell) {
                case Cell.OfMoment(double moment) -> OptionalDouble.of(moment);
                case Cell.OfText(String text) -> Texts.moment(text);
                case Cell.Missing(), Cell.OfNumber _, Cell.OfFlag _ -> OptionalDouble.empty();
            };
            if (seconds.isEmpty()) {
                if (!(cell instanceof Cell.Missing)) {
                    throw unexpected(name, "an ISO 8601 date or time", cell.toString());
                }
                java.util.Arrays.fill(into, at, at + width(), Float.NaN);
                return;
            }
            LocalDateTime time =
                    LocalDateTime.ofEpochSecond((long) Math.floor(seconds.getAsDouble()), 0, ZoneOffset.UTC);
            into[at] = (float) (seconds.getAsDouble() / 86_400);
            into[at + 1] = time.getMonthValue();
            into[at + 2] = time.getDayOfMonth();
            into[at + 3] = time.getDayOfWeek().getValue();
            into[at + 4] = time.getHour();
        }
    }

    /** A number as text: whole ones without a fraction. */
    static String written(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : String.valueOf(value);
    }

    private static InvalidInput unexpected(String column, String expected, String came) {
        return new InvalidInput("column \"" + column + "\" takes " + expected + ", not " + shown(came));
    }

    private static String shown(String value) {
        return value.length() > 60 ? value.substring(0, 60) + "…" : value;
    }
}
