package dev.aiengine.models.recommend;

import dev.aiengine.models.InvalidInput;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** One input of a recommender, an object, with its fields checked as they are read. */
public record Question(JsonNode input) {
    public static final int MOST_ITEMS = 1_000;

    private static final int USUAL_ITEMS = 10;
    private static final int LONGEST_NAME = 1_000;

    /** An object with no other fields than these. */
    public static Question of(JsonNode input, Set<String> fields) {
        if (!input.isObject()) {
            throw new InvalidInput("an object with the fields "
                    + String.join(", ", fields.stream().sorted().toList())
                    + " is expected, not a value of type "
                    + input.getNodeType().name().toLowerCase(Locale.ROOT));
        }
        for (String field : input.propertyNames()) {
            if (!fields.contains(field)) {
                throw new InvalidInput("the field " + shortened(field) + " is not known; known are "
                        + String.join(", ", fields.stream().sorted().toList()));
            }
        }
        return new Question(input);
    }

    public boolean has(String field) {
        return input.hasNonNull(field);
    }

    /** A user or an item: a text, or a number as it stands in the dataset. */
    public String name(String field) {
        return name(field, input.path(field));
    }

    public Optional<String> optionalName(String field) {
        return has(field) ? Optional.of(name(field)) : Optional.empty();
    }

    /** Several of them. */
    public List<String> names(String field, int most) {
        JsonNode all = input.path(field);
        if (!all.isArray() || all.isEmpty() || all.size() > most) {
            throw new InvalidInput(field + " must be a list of 1 to " + most + " names");
        }
        return StreamSupport.stream(all.spliterator(), false)
                .map(one -> name(field, one))
                .toList();
    }

    /** How many items are wanted. */
    public int k() {
        if (!has("k")) {
            return USUAL_ITEMS;
        }
        JsonNode k = input.path("k");
        if (!k.isIntegralNumber() || !k.canConvertToInt() || k.intValue() < 1 || k.intValue() > MOST_ITEMS) {
            throw new InvalidInput("k must be a whole number from 1 to " + MOST_ITEMS);
        }
        return k.intValue();
    }

    public boolean flag(String field, boolean otherwise) {
        if (!has(field)) {
            return otherwise;
        }
        if (!input.path(field).isBoolean()) {
            throw new InvalidInput(field + " must be true or false");
        }
        return input.path(field).booleanValue();
    }

    private static String name(String field, JsonNode value) {
        if (!value.isString() && !value.isNumber()) {
            throw new InvalidInput(field + " must be a name: a text or a number");
        }
        String name = value.asString();
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new InvalidInput(field + " must have 1 to " + LONGEST_NAME + " characters");
        }
        return name;
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
