package dev.aiengine.console.predict;

import dev.aiengine.console.parts.Form;
import dev.aiengine.console.predict.PredictModel.Taken;
import dev.aiengine.console.shell.Files;
import dev.aiengine.contract.datasets.Dataset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;

/** A form for each task; one that is not known here is asked in JSON. */
final class Questions {

    static Question of(Taken taken, Files files) {
        return switch (taken.task()) {
            case "text-classification", "sentiment" -> text();
            case "image-classification", "object-detection" -> new PictureQuestion(files);
            case "collaborative-filtering" -> user();
            case "content-based" -> item();
            case "forecasting", "anomaly-detection" -> new SeriesQuestion(taken);
            case "tabular-classification", "tabular-regression" ->
                taken.columns().isEmpty() ? json() : row(taken);
            default -> json();
        };
    }

    /** A form and how its fields become an input. */
    private record Filled(Node node, Supplier<Object> filled) implements Question {
        @Override
        public Object input() {
            return filled.get();
        }
    }

    private static Question text() {
        Form form = new Form();
        TextArea text = new TextArea();
        text.setId("predict-text");
        text.setWrapText(true);
        text.setPrefRowCount(6);
        form.add("Text", "", text);
        return new Filled(form, () -> {
            if (text.getText().isBlank()) {
                throw new IllegalArgumentException("Type a text");
            }
            return text.getText();
        });
    }

    private static Question user() {
        Form form = new Form();
        TextField user = form.add("User", "", new TextField());
        user.setId("predict-user");
        TextField item =
                form.add("Item", "Empty: the best items for the user; given: the user's rating of it", new TextField());
        TextField most = form.add("How many", "", new TextField("10"));
        return new Filled(
                form,
                () -> item.getText().isBlank()
                        ? Asked.fields("user", user.getText().strip(), "k", whole(most))
                        : Asked.fields(
                                "user",
                                user.getText().strip(),
                                "item",
                                item.getText().strip()));
    }

    private static Question item() {
        Form form = new Form();
        TextField items = form.add("Liked", "One item, or several separated by commas", new TextField());
        items.setId("predict-liked");
        TextField most = form.add("How many", "", new TextField("10"));
        return new Filled(form, () -> {
            List<String> liked = List.of(items.getText().strip().split("\\s*,\\s*"));
            return liked.size() == 1
                    ? Asked.fields("item", liked.getFirst(), "k", whole(most))
                    : Asked.fields("liked", liked, "k", whole(most));
        });
    }

    private static Question row(Taken taken) {
        String target = String.valueOf(taken.params().get("target"));
        Form form = new Form();
        Map<Dataset.Column, TextField> fields = new LinkedHashMap<>();
        for (Dataset.Column column : taken.columns()) {
            if (!column.name().equals(target)) {
                TextField field = new TextField();
                field.setId("predict-" + column.name());
                fields.put(column, form.add(column.name(), column.type().toLowerCase(java.util.Locale.ROOT), field));
            }
        }
        return new Filled(form, () -> {
            Map<String, Object> row = new LinkedHashMap<>();
            fields.forEach((column, field) -> {
                Object value = Asked.cell(field.getText(), numeric(column));
                if (value != null) {
                    row.put(column.name(), value);
                }
            });
            return row;
        });
    }

    private static Question json() {
        Form form = new Form();
        TextArea json = new TextArea();
        json.setId("predict-json");
        json.getStyleClass().add("log");
        json.setPrefRowCount(10);
        form.add("Input", "As JSON", json);
        return new Filled(form, () -> Asked.json(json.getText()));
    }

    private static long whole(TextField field) {
        try {
            return Long.parseLong(field.getText().strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + field.getText() + "\" is not a whole number", e);
        }
    }

    private static boolean numeric(Dataset.Column column) {
        return List.of("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "FLOAT", "DOUBLE")
                        .contains(column.type())
                || column.type().startsWith("DECIMAL");
    }

    private Questions() {}
}
