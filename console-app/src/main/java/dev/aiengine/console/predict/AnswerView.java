package dev.aiengine.console.predict;

import dev.aiengine.console.parts.Meter;
import dev.aiengine.console.parts.Parts;
import dev.aiengine.console.parts.Texts;
import dev.aiengine.console.shell.Desk;
import dev.aiengine.contract.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.image.Image;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A prediction as its fields call for: scores as bars, boxes on the picture, a forecast as curves. */
final class AnswerView {
    private static final int MOST = 12;

    static Node of(Desk desk, JsonNode prediction, Question question, Taken taken) {
        List<Node> nodes = new ArrayList<>();
        try {
            draw(nodes, desk, prediction, question, taken);
        } catch (JacksonException | NumberFormatException e) {
            // of another version, whose fields of these names are something else
            nodes.clear();
        }
        nodes.add(Parts.muted("As the engine said it"));
        nodes.add(json(prediction));
        return Parts.column(12, nodes.toArray(Node[]::new));
    }

    private static void draw(List<Node> nodes, Desk desk, JsonNode prediction, Question question, Taken taken) {
        Path picture = question.picture();
        if (prediction.has("objects") && picture != null) {
            nodes.add(boxes(desk, prediction.get("objects"), picture, taken));
        } else if (prediction.path("scores").isObject()) {
            labels(nodes, prediction);
        } else if (SeriesAnswer.fits(prediction)) {
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
        Reservations.of(prediction).forEach(words -> nodes.addFirst(Parts.paragraph(words, "tone-waiting")));
    }

    private static Node boxes(Desk desk, JsonNode objects, Path picture, Taken taken) {
        Image image = Photograph.upright(new Image(picture.toUri().toString()), Photograph.held(picture));
        return image.isError()
                ? Parts.paragraph("This picture cannot be shown here.", "muted")
                : new Boxes(image, objects, taken.sure(), desk.theme().palette().get());
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
            Label name = Parts.label(score.getKey(), "score-name");
            Meter meter = new Meter(false);
            meter.show(
                    score.getValue().doubleValue(),
                    String.format(Locale.ROOT, "%.3f", score.getValue().doubleValue()));
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
                            Parts.label(place++ + ".", "muted", "place"),
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
