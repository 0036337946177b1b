package dev.aiengine.console.predict;

import dev.aiengine.console.parts.Form;
import dev.aiengine.console.predict.PredictModel.Taken;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;

/** A time series, by its last values or by the name it has in the model. */
final class SeriesQuestion implements Question {
    private final Form form = new Form();
    private final TextArea values = new TextArea();
    private final TextField series = new TextField();
    private final TextField steps = new TextField();
    private final boolean forecast;

    SeriesQuestion(Taken taken) {
        this.forecast = taken.task().equals("forecasting");
        values.setId("predict-history");
        values.setWrapText(true);
        values.setPrefRowCount(6);
        form.add(
                "History",
                forecast
                        ? "Its last values, oldest first, separated by blanks, commas or lines; or name a series instead"
                        : "Values, oldest first, separated by blanks, commas or lines",
                values);
        form.add("Series", "The name of a series that the model knows", series);
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
        Map<String, Object> fields = values.getText().isBlank()
                ? Asked.fields("series", series.getText().strip())
                : Asked.fields("history", history());
        if (!forecast && !series.getText().isBlank()) {
            fields.put("series", series.getText().strip());
        }
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("Give the last values, or name a series");
        }
        if (!steps.getText().isBlank()) {
            fields.put("horizon", Asked.numbers(steps.getText()).getFirst().intValue());
        }
        return fields;
    }

    @Override
    public List<Double> history() {
        return values.getText().isBlank() ? List.of() : Asked.numbers(values.getText());
    }
}
