package dev.aiengine.contract.signature;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What the elements of a tensor are. */
public enum TensorType {
    FLOAT("float32"),
    DOUBLE("float64"),
    INT32("int"),
    INT64("long"),
    BOOL("boolean"),
    STRING("str");

    private final String alias;

    TensorType(String alias) {
        this.alias = alias;
    }

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Refuses a name that is none of {@link #labels()}. */
    @JsonCreator
    public static TensorType of(String label) {
        return Arrays.stream(values())
                .filter(type -> type.label().equals(label) || type.alias.equals(label))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("\"" + label + "\" is not a type; known are " + labels()));
    }

    public static List<String> labels() {
        return Arrays.stream(values()).map(TensorType::label).toList();
    }
}
