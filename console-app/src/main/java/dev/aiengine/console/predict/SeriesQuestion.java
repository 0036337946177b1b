package dev.aiengine.console.predict;

import dev.aiengine.console.parts.Fields;
import dev.aiengine.console.parts.Form;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;

/** A time series, by its last values or by the name it has in the model. */
final class SeriesQuestion implements Question {
    private final Form form = new Form();
    private final TextArea values = Fields.lines("predict-history", 6);
    private final TextField series = new TextField();
    private final TextField steps = new TextField();
    private final List<String> columns;
    private final boolean forecast;

    SeriesQuestion(Taken taken) {
        this.forecast = taken.task().equals("forecasting");
        this.columns = taken.values();
        values.setWrapText(true);
        series.setId("predict-series");
        form.add("History", order() + (forecast ? "; or name a series instead" : ""), values);
        form.add(
                "Series",
                forecast
                        ? "The name of a series that the model knows: it goes on from the end of what it learned"
                        : "The name of a series that the model knows, where these values go on from it",
                series);
        if (forecast) {
            steps.setId("predict-horizon");
            form.add("Steps", "How far; empty: as the model was trained", steps);
        }
    }

    @Override
    public Node node() {
        return form;
    }

    @Override
    public Object input() {
        boolean named = !series.getText().isBlank();
        if (values.getText().isBlank() && !(forecast && named)) {
            throw new IllegalArgumentException(
                    forecast ? "Give the last values, or name a series" : "Give the values of the series");
        }
        if (forecast && named && !values.getText().isBlank()) {
            throw new IllegalArgumentException("Give the last values or name a series, not both");
        }
        Map<String, Object> fields = Asked.fields("series", series.getText().strip());
        if (!values.getText().isBlank()) {
            fields.put("history", several() ? Asked.points(values.getText(), columns) : history());
        }
        if (!steps.getText().isBlank()) {
            fields.put("horizon", Asked.whole(steps.getText()));
        }
        return fields;
    }

    @Override
    public List<Double> history() {
        return several() || values.getText().isBlank() ? List.of() : Asked.numbers(values.getText());
    }

    private boolean several() {
        return columns.size() > 1;
    }

    private String order() {
        return several()
                ? "A line for each point, oldest first: " + String.join(", ", columns)
                : "Values, oldest first, separated by blanks, commas or lines";
    }
}
