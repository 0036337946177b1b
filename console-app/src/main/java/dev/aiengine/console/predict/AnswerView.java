package dev.aiengine.console.predict;

import dev.aiengine.console.parts.Meter;
import dev.aiengine.console.parts.Parts;
import dev.aiengine.console.parts.Texts;
import dev.aiengine.console.shell.Desk;
import dev.aiengine.contract.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A prediction as its fields call for: scores as bars, boxes on the picture, a forecast as curves. */
final class AnswerView {
    private static final int MOST = 12;

    static Node of(Desk desk, JsonNode prediction, Question question) {
        List<Node> nodes = new ArrayList<>();
        try {
            draw(nodes, desk, prediction, question);
        } catch (JacksonException e) {
            // of another version, whose fields of these names are something else
            nodes.clear();
        }
        nodes.add(Parts.muted("As the engine said it"));
        nodes.add(json(prediction));
        return Parts.column(12, nodes.toArray(Node[]::new));
    }

    private static void draw(List<Node> nodes, Desk desk, JsonNode prediction, Question question) {
        if (prediction.has("objects") && question.picture() != null) {
            nodes.add(new Boxes(
                    question.picture(),
                    prediction.get("objects"),
                    desk.theme().palette().get()));
        } else if (prediction.has("scores") && prediction.get("scores").isObject()) {
            labels(nodes, prediction);
        } else if (prediction.has("mean")
                || (prediction.has("scores") && prediction.get("scores").isArray())) {
            nodes.addAll(SeriesAnswer.of(desk, prediction, question.history()));
        } else if (prediction.has("items")) {
            nodes.add(items(prediction.get("items")));
        } else {
            for (String figure : List.of("value", "rating")) {
                if (prediction.path(figure).isNumber()) {
                    nodes.add(Parts.label(Texts.figure(prediction.get(figure).doubleValue()), "answer-label"));
                }
            }
        }
    }

    private static void labels(List<Node> nodes, JsonNode prediction) {
        nodes.add(Parts.label(prediction.path("label").asString(""), "answer-label"));
        if (prediction.path("polarity").isNumber()) {
            nodes.add(Parts.muted(
                    "Polarity " + Texts.figure(prediction.get("polarity").doubleValue())));
        }
        List<Map.Entry<String, JsonNode>> scores =
                new ArrayList<>(prediction.get("scores").properties());
        scores.sort(Comparator.comparingDouble(score -> -score.getValue().doubleValue()));
        GridPane grid = new GridPane(12, 6);
        for (Map.Entry<String, JsonNode> score : scores.stream().limit(MOST).toList()) {
            Label name = Parts.label(score.getKey());
            name.setPrefWidth(130);
            Meter meter = new Meter(false);
            meter.show(
                    score.getValue().doubleValue(),
                    String.format(
                            java.util.Locale.ROOT, "%.3f", score.getValue().doubleValue()));
            GridPane.setHgrow(meter, Priority.ALWAYS);
            grid.addRow(grid.getRowCount(), name, meter);
        }
        nodes.add(grid);
    }

    private static Node items(JsonNode items) {
        VBox list = new VBox(4);
        int place = 1;
        for (JsonNode item : items) {
            list.getChildren()
                    .add(Parts.row(
                            Parts.muted(place++ + "."),
                            Parts.label(item.path("item").asString("")),
                            Parts.spacer(),
                            Parts.muted(Texts.figure(item.path("score").doubleValue()))));
        }
        return list;
    }

    private static Node json(JsonNode prediction) {
        String words = Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(prediction);
        TextArea area = new TextArea(words.length() > 20_000 ? words.substring(0, 20_000) + "…" : words);
        area.setEditable(false);
        area.setPrefRowCount(8);
        area.getStyleClass().add("log");
        area.setAccessibleText("Prediction as JSON");
        return area;
    }

    private AnswerView() {}
}
