package dev.aiengine.models;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The parameters of a training order: names and types were checked against the task by the control plane. */
public record Parameters(Map<String, Object> values) {

    public String text(String name) {
        return (String) required(name);
    }

    public double number(String name) {
        return ((Number) required(name)).doubleValue();
    }

    public int integer(String name) {
        return ((Number) required(name)).intValue();
    }

    public OptionalInt optionalInteger(String name) {
        return values.get(name) instanceof Number number ? OptionalInt.of(number.intValue()) : OptionalInt.empty();
    }

    public boolean flag(String name) {
        return (Boolean) required(name);
    }

    public Optional<String> optionalText(String name) {
        return Optional.ofNullable((String) values.get(name));
    }

    public OptionalDouble optionalNumber(String name) {
        return values.get(name) instanceof Number number
                ? OptionalDouble.of(number.doubleValue())
                : OptionalDouble.empty();
    }

    /** One column name, or a list of them. */
    public List<String> columns(String name) {
        return required(name) instanceof List<?> many
                ? many.stream().map(String.class::cast).toList()
                : List.of(text(name));
    }

    private Object required(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw new Untrainable("parameter " + name + " is missing");
        }
        return value;
    }
}
