package dev.aiengine.console.predict;

import dev.aiengine.console.parts.Fields;
import dev.aiengine.console.parts.Form;
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
                taken.columns().isEmpty() ? json(taken) : row(taken);
            default -> json(taken);
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
        TextArea text = Fields.lines("predict-text", 6);
        text.setWrapText(true);
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
        return new Filled(form, () -> {
            String name = Asked.name(user.getText(), "Name a user");
            return item.getText().isBlank()
                    ? Asked.fields("user", name, "k", Asked.whole(most.getText()))
                    : Asked.fields("user", name, "item", item.getText().strip());
        });
    }

    private static Question item() {
        Form form = new Form();
        TextField items = form.add("Liked", "One item, or several separated by commas", new TextField());
        items.setId("predict-liked");
        TextField most = form.add("How many", "", new TextField("10"));
        return new Filled(form, () -> {
            List<String> liked =
                    List.of(Asked.name(items.getText(), "Name an item").split("\\s*,\\s*"));
            return liked.size() == 1
                    ? Asked.fields("item", liked.getFirst(), "k", Asked.whole(most.getText()))
                    : Asked.fields("liked", liked, "k", Asked.whole(most.getText()));
        });
    }

    /** A field for each column that the model learned from; what is left empty is as good as missing. */
    private static Question row(Taken taken) {
        Form form = new Form();
        Map<Dataset.Column, TextField> fields = new LinkedHashMap<>();
        for (Dataset.Column column : taken.columns()) {
            if (taken.learned(column.name())) {
                TextField field = new TextField();
                field.setId("predict-" + column.name());
                fields.put(column, form.add(column.name(), Asked.hint(column.type()), field));
            }
        }
        return new Filled(form, () -> {
            Map<String, Object> row = new LinkedHashMap<>();
            fields.forEach((column, field) -> {
                Object value = Asked.cell(column, field.getText());
                if (value != null) {
                    row.put(column.name(), value);
                }
            });
            if (row.isEmpty()) {
                throw new IllegalArgumentException("Fill in at least one field");
            }
            return row;
        });
    }

    private static Question json(Taken taken) {
        Form form = new Form();
        TextArea json = Fields.lines("predict-json", 10);
        json.getStyleClass().add("log");
        form.add("Input", taken.tensors().isEmpty() ? "As JSON" : "As JSON: " + taken.tensors(), json);
        return new Filled(form, () -> Asked.json(Asked.name(json.getText(), "Type an input")));
    }

    private Questions() {}
}
