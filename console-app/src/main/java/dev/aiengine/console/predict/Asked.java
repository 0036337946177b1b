package dev.aiengine.console.predict;

import dev.aiengine.contract.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Inputs as people type them, made into what the tasks take. */
final class Asked {

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

    static Object json(String typed) {
        try {
            return Json.MAPPER.readTree(typed);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("This is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** A field of a row: a number where it is one, nothing where it is empty. */
    static @Nullable Object cell(String typed, boolean number) {
        if (typed.isBlank()) {
            return null;
        }
        try {
            return number ? (Object) Double.valueOf(typed.strip()) : typed;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + typed + "\" is not a number", e);
        }
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
