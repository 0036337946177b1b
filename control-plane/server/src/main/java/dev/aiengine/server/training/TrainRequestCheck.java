package dev.aiengine.server.training;

import dev.aiengine.contract.Problem.FieldError;
import dev.aiengine.contract.datasets.Dataset;
import dev.aiengine.contract.datasets.Dataset.Column;
import dev.aiengine.contract.tasks.Parameter;
import dev.aiengine.contract.tasks.Task;
import dev.aiengine.server.web.ApiException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks the parameters of a train request against its task and its dataset, and completes them. */
final class TrainRequestCheck {
    /** The parameters that name what is to be learned. */
    private static final List<String> LABELS = List.of("labelColumn", "target");

    private final Task task;
    private final List<FieldError> errors = new ArrayList<>();

    TrainRequestCheck(Task task) {
        this.task = task;
    }

    /** The parameters with every default filled in; 422 names all that is wrong with them. */
    Map<String, Object> complete(Map<String, Object> given, Dataset dataset) {
        given.keySet().stream()
                .filter(name -> task.parameter(name).isEmpty())
                .forEach(name -> error(
                        name,
                        "is not a parameter of " + task.name() + "; known are "
                                + task.parameters().stream()
                                        .map(Parameter::name)
                                        .toList()));
        Map<String, Object> complete = new LinkedHashMap<>();
        for (Parameter parameter : task.parameters()) {
            Object value = given.getOrDefault(parameter.name(), parameter.fallback());
            if (value != null) {
                complete.put(parameter.name(), value);
                check(parameter, value, dataset);
            } else if (parameter.required()) {
                error(parameter.name(), "is required: " + parameter.description());
            }
        }
        if (errors.isEmpty()) {
            checkLabels(complete, dataset);
        }
        if (!errors.isEmpty()) {
            throw ApiException.invalid(errors);
        }
        return complete;
    }

    /** The test rows need the same columns as the training rows. */
    void checkTest(Map<String, Object> params, Dataset test) {
        task.parameters().stream()
                .filter(parameter ->
                        parameter.type() == Parameter.Type.COLUMN || parameter.type() == Parameter.Type.COLUMNS)
                .forEach(parameter -> {
                    Object value = params.get(parameter.name());
                    if (value != null) {
                        check(parameter, value, test);
                    }
                });
        if (!errors.isEmpty()) {
            throw ApiException.invalid(errors);
        }
    }

    private void check(Parameter parameter, Object value, Dataset dataset) {
        String name = parameter.name();
        switch (parameter.type()) {
            case INTEGER -> {
                if (value instanceof Integer || value instanceof Long) {
                    checkRange(parameter, ((Number) value).doubleValue());
                } else {
                    error(name, "must be a whole number");
                }
            }
            case NUMBER -> {
                if (value instanceof Number number) {
                    checkRange(parameter, number.doubleValue());
                } else {
                    error(name, "must be a number");
                }
            }
            case BOOLEAN -> require(value instanceof Boolean, name, "must be true or false");
            case TEXT, DATASET -> require(value instanceof String, name, "must be a text");
            case CHOICE ->
                require(
                        value instanceof String && parameter.choices().contains(value),
                        name,
                        "must be one of " + parameter.choices());
            case COLUMN -> checkColumn(name, value, dataset);
            case COLUMNS -> {
                List<?> columns = value instanceof List<?> many ? many : List.of(value);
                require(!columns.isEmpty(), name, "must name at least one column");
                columns.forEach(column -> checkColumn(name, column, dataset));
            }
        }
    }

    private void checkRange(Parameter parameter, double value) {
        Double minimum = parameter.minimum();
        Double maximum = parameter.maximum();
        boolean inside = Double.isFinite(value)
                && (minimum == null || value >= minimum)
                && (maximum == null || value <= maximum);
        require(inside, parameter.name(), "must be " + figure(minimum) + " to " + figure(maximum));
    }

    private static @Nullable Object figure(@Nullable Double bound) {
        return bound != null && bound == Math.rint(bound) ? (Object) bound.longValue() : bound;
    }

    private void checkColumn(String name, @Nullable Object column, Dataset dataset) {
        List<String> columns = dataset.columns().stream().map(Column::name).toList();
        if (!(column instanceof String text) || !columns.contains(text)) {
            error(
                    name,
                    "dataset " + dataset.reference() + " has no column \"" + column + "\"; its columns are " + columns);
        }
    }

    /** Seen from the profile, so that nobody waits for a training that cannot learn. */
    private void checkLabels(Map<String, Object> params, Dataset dataset) {
        for (String parameter : LABELS) {
            dataset.columns().stream()
                    .filter(column -> column.name().equals(params.get(parameter)) && column.distinct() < 2)
                    .forEach(
                            column -> error(
                                    parameter,
                                    "column \"" + column.name() + "\" of dataset " + dataset.reference()
                                            + " has fewer than two different labels or values; there is nothing to tell apart"));
        }
    }

    private void require(boolean met, String parameter, String message) {
        if (!met) {
            error(parameter, message);
        }
    }

    private void error(String parameter, String message) {
        errors.add(new FieldError("params." + parameter, message));
    }
}
