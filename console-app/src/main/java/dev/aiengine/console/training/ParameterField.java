package dev.aiengine.console.training;

import dev.aiengine.console.parts.Fields;
import dev.aiengine.console.parts.Form;
import dev.aiengine.contract.tasks.Parameter;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.TextField;
import org.jspecify.annotations.Nullable;

/** A field for one parameter of a task, made from the parameter's description. */
final class ParameterField {
    private static final String DEFAULT = "";

    private final Parameter parameter;
    private final Control control;

    /**
     * A field in a form.
     *
     * @param columns of the dataset
     * @param datasets to choose from, each with its version
     */
    ParameterField(Form form, Parameter parameter, List<String> columns, List<String> datasets) {
        this.parameter = parameter;
        String title = parameter.name();
        String hint = parameter.description() + (parameter.required() ? "" : fallback(parameter));
        this.control = switch (parameter.type()) {
            case INTEGER, NUMBER -> {
                TextField field = new TextField();
                field.setPromptText(prompt(parameter));
                yield form.add(title, hint, field, () -> number(field));
            }
            case BOOLEAN -> form.add(title, hint, choice(List.of("true", "false"), false));
            case CHOICE -> form.add(title, hint, choice(parameter.choices(), false));
            case TEXT -> {
                TextField field = new TextField();
                field.setPromptText(prompt(parameter));
                yield form.add(title, hint, field);
            }
            case COLUMN -> {
                ComboBox<String> box = choice(columns, true);
                yield form.add(title, hint, box, () -> missing(box));
            }
            case COLUMNS -> {
                ComboBox<String> box = choice(columns, true);
                yield form.add(title, hint + "; several separated by commas", box, () -> missing(box));
            }
            case DATASET -> form.add(title, hint, choice(datasets, true));
        };
        control.setId("parameter-" + parameter.name());
    }

    String name() {
        return parameter.name();
    }

    /** What was given; null where the engine's default shall do. */
    @Nullable
    Object value() {
        String typed = typed();
        if (typed.isEmpty()) {
            return null;
        }
        return switch (parameter.type()) {
            case INTEGER -> Long.valueOf(typed);
            case NUMBER -> Double.valueOf(typed);
            case BOOLEAN -> Boolean.valueOf(typed);
            case COLUMNS -> typed.contains(",") ? List.of(typed.split("\\s*,\\s*")) : typed;
            case TEXT, CHOICE, COLUMN, DATASET -> typed;
        };
    }

    private String typed() {
        String words = switch (control) {
            case TextField field -> field.getText();
            case ComboBox<?> box -> box.isEditable() ? box.getEditor().getText() : String.valueOf(box.getValue());
            default -> "";
        };
        return words == null ? "" : words.strip();
    }

    private ComboBox<String> choice(List<String> values, boolean open) {
        List<String> all = new ArrayList<>();
        all.add(DEFAULT);
        all.addAll(values);
        ComboBox<String> box = Fields.choice("", all);
        box.setEditable(open);
        box.setValue(DEFAULT);
        box.setPromptText(prompt(parameter));
        return box;
    }

    private @Nullable String number(TextField field) {
        if (field.getText().isBlank()) {
            return parameter.required() ? "It must be given" : null;
        }
        return Fields.wrongNumber(
                field,
                parameter.minimum() == null ? -Double.MAX_VALUE : parameter.minimum(),
                parameter.maximum() == null ? Double.MAX_VALUE : parameter.maximum(),
                parameter.type() == Parameter.Type.INTEGER);
    }

    private @Nullable String missing(ComboBox<String> box) {
        return parameter.required() && box.getEditor().getText().isBlank() ? "Name a column" : null;
    }

    private static String prompt(Parameter parameter) {
        return parameter.fallback() == null ? "chosen by the engine" : String.valueOf(parameter.fallback());
    }

    private static String fallback(Parameter parameter) {
        return parameter.fallback() == null ? "" : " (" + parameter.fallback() + " where empty)";
    }
}
