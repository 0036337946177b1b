package dev.aiengine.console.predict;

import dev.aiengine.contract.Json;
import dev.aiengine.contract.datasets.Dataset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Inputs as people type them, made into what the tasks take. */
final class Asked {
    private static final Pattern WHOLE = Pattern.compile("U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER");

    /** Numbers apart by blanks, commas, semicolons or lines. */
    static List<Double> numbers(String typed) {
        List<Double> numbers = new ArrayList<>();
        for (String word : List.of(typed.strip().split("[\\s,;]+"))) {
            if (!word.isEmpty()) {
                try {
                    numbers.add(Double.valueOf(word));
                } catch (NumberFormatException e) {
                    throw new IllegalArgumentException("\"" + word + "\" is not a number", e);
                }
            }
        }
        if (numbers.isEmpty()) {
            throw new IllegalArgumentException("Give some numbers");
        }
        return numbers;
    }

    /** The points of several columns, one in a line. */
    static List<List<Double>> points(String typed, List<String> columns) {
        List<List<Double>> points = new ArrayList<>();
        for (String line : typed.strip().lines().toList()) {
            List<Double> point = numbers(line);
            if (point.size() != columns.size()) {
                throw new IllegalArgumentException("Line " + (points.size() + 1) + " has " + point.size() + " of "
                        + columns.size() + " numbers: " + String.join(", ", columns));
            }
            points.add(point);
        }
        return points;
    }

    static Object json(String typed) {
        try {
            return Json.MAPPER.readTree(typed);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("This is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** What must not be left empty. */
    static String name(String typed, String wanted) {
        if (typed.isBlank()) {
            throw new IllegalArgumentException(wanted);
        }
        return typed.strip();
    }

    static long whole(String typed) {
        try {
            return Long.parseLong(typed.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + typed.strip() + "\" is not a whole number", e);
        }
    }

    /** A field of a row: a number where it is one, nothing where it is empty. */
    static @Nullable Object cell(Dataset.Column column, String typed) {
        if (typed.isBlank()) {
            return null;
        }
        try {
            return numeric(column.type()) ? (Object) Double.valueOf(typed.strip()) : typed;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(column.name() + " is a number, not \"" + typed.strip() + "\"", e);
        }
    }

    /** What a column takes, without the words of databases. */
    static String hint(String type) {
        if (WHOLE.matcher(type).matches()) {
            return "A whole number";
        }
        if (numeric(type)) {
            return "A number";
        }
        return switch (type) {
            case "BOOLEAN" -> "true or false";
            case "DATE" -> "A date, such as 2026-01-31";
            case "TIME" -> "A time, such as 12:30:00";
            default -> type.startsWith("TIMESTAMP") ? "A time, such as 2026-01-31T12:30:00" : "A word or a text";
        };
    }

    static boolean numeric(String type) {
        return WHOLE.matcher(type).matches()
                || type.equals("FLOAT")
                || type.equals("DOUBLE")
                || type.startsWith("DECIMAL");
    }

    /** Fields that were given. */
    static Map<String, Object> fields(Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int place = 0; place < namesAndValues.length; place += 2) {
            Object value = namesAndValues[place + 1];
            if (!"".equals(value)) {
                fields.put(String.valueOf(namesAndValues[place]), value);
            }
        }
        return fields;
    }

    private Asked() {}
}
