package dev.aiengine.contract.tasks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One training parameter: enough to check a request and to draw a form.
 *
 * @param fallback the value where the request names none; absent where the engine chooses from the data
 * @param minimum smallest number allowed, inclusive
 * @param maximum largest number allowed, inclusive
 * @param choices the allowed values of a {@code CHOICE}
 * @param required whether a request must name it, because nothing can stand in for it
 */
public record Parameter(
        String name,
        Type type,
        @Nullable Object fallback,
        @Nullable Double minimum,
        @Nullable Double maximum,
        List<String> choices,
        String description,
        boolean required) {

    /** One that a request may leave out. */
    public Parameter(
            String name,
            Type type,
            @Nullable Object fallback,
            @Nullable Double minimum,
            @Nullable Double maximum,
            List<String> choices,
            String description) {
        this(name, type, fallback, minimum, maximum, choices, description, false);
    }

    /** A {@code COLUMNS} is one column name or a list of them; a {@code DATASET} is a {@code name@version}. */
    public enum Type {
        INTEGER,
        NUMBER,
        BOOLEAN,
        TEXT,
        CHOICE,
        COLUMN,
        COLUMNS,
        DATASET
    }

    public static Parameter column(String name, @Nullable String fallback, String description) {
        return new Parameter(name, Type.COLUMN, fallback, null, null, List.of(), description);
    }

    /** A column that every request names. */
    public static Parameter requiredColumn(String name, String description) {
        return new Parameter(name, Type.COLUMN, null, null, null, List.of(), description, true);
    }

    public static Parameter columns(String name, @Nullable String fallback, String description) {
        return new Parameter(name, Type.COLUMNS, fallback, null, null, List.of(), description);
    }

    public static Parameter dataset(String name, String description) {
        return new Parameter(name, Type.DATASET, null, null, null, List.of(), description);
    }

    public static Parameter integer(
            String name, @Nullable Integer fallback, long minimum, long maximum, String description) {
        return new Parameter(name, Type.INTEGER, fallback, (double) minimum, (double) maximum, List.of(), description);
    }

    public static Parameter number(
            String name, @Nullable Double fallback, double minimum, double maximum, String description) {
        return new Parameter(name, Type.NUMBER, fallback, minimum, maximum, List.of(), description);
    }

    public static Parameter text(String name, @Nullable String fallback, String description) {
        return new Parameter(name, Type.TEXT, fallback, null, null, List.of(), description);
    }

    public static Parameter bool(String name, @Nullable Boolean fallback, String description) {
        return new Parameter(name, Type.BOOLEAN, fallback, null, null, List.of(), description);
    }

    public static Parameter choice(String name, @Nullable String fallback, List<String> choices, String description) {
        return new Parameter(name, Type.CHOICE, fallback, null, null, choices, description);
    }
}
