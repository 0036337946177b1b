package dev.aiengine.models.tabular.columns;

import dev.aiengine.models.InvalidInput;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One value of a column, the same whether it stood in a table or came with an input. */
public sealed interface Cell {
    /** Longer texts are cut. */
    int LONGEST_TEXT = 1_000;

    /** What exports write where there is nothing, in lower case. */
    Set<String> MISSING = Set.of("", "?", "na", "n/a", "nan", "null");

    /** No value. */
    record Missing() implements Cell {}

    /** A finite number. */
    record OfNumber(double value) implements Cell {}

    /** Seconds since 1970. */
    record OfMoment(double seconds) implements Cell {}

    /** True or false. */
    record OfFlag(boolean value) implements Cell {}

    /** Neither blank nor with blanks around it. */
    record OfText(String value) implements Cell {}

    Cell NOTHING = new Missing();

    static Cell of(double number) {
        return Double.isFinite(number) ? new OfNumber(number) : NOTHING;
    }

    static Cell of(@Nullable String text) {
        if (text == null) {
            return NOTHING;
        }
        String stripped = text.strip();
        if (stripped.length() <= 4 && MISSING.contains(stripped.toLowerCase(Locale.ROOT))) {
            return NOTHING;
        }
        return new OfText(stripped.length() > LONGEST_TEXT ? stripped.substring(0, LONGEST_TEXT) : stripped);
    }

    /**
     * A value of an input.
     *
     * @throws InvalidInput naming the column, where it is a list or an object
     */
    static Cell of(String column, JsonNode value) {
        if (value.isNumber()) {
            return of(value.asDouble(Double.NaN));
        }
        if (value.isString()) {
            return of(value.stringValue());
        }
        if (value.isBoolean()) {
            return new OfFlag(value.booleanValue());
        }
        if (value.isNull()) {
            return NOTHING;
        }
        throw new InvalidInput("column \"" + column + "\" takes one value, not an "
                + value.getNodeType().name().toLowerCase(Locale.ROOT));
    }
}
