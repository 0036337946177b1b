package dev.aiengine.console.predict;

import dev.aiengine.console.chart.Palette;
import dev.aiengine.console.parts.Parts;
import dev.aiengine.console.parts.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.image.Image;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import tools.jackson.databind.JsonNode;

/** A picture with what was found on it; how sure the model must be of it is set above. */
final class Boxes extends VBox {
    private static final double WIDEST = 560;
    private static final double HIGHEST = 420;

    private final Image image;
    private final List<JsonNode> objects = new ArrayList<>();
    private final List<String> labels = new ArrayList<>();
    private final Palette palette;
    private final double scale;
    private final Canvas canvas;
    private final Label told = Parts.label("");

    /** @param least how sure the model must be at first; engines tell of much that hardly is */
    Boxes(Image image, JsonNode found, double least, Palette palette) {
        super(8);
        this.image = image;
        this.palette = palette;
        for (JsonNode object : found) {
            objects.add(object);
            if (!labels.contains(label(object))) {
                labels.add(label(object));
            }
        }
        this.scale = Math.min(WIDEST / image.getWidth(), HIGHEST / image.getHeight());
        this.canvas = new Canvas(image.getWidth() * scale, image.getHeight() * scale);
        Slider sure = new Slider(0, 1, least);
        sure.setId("predict-sure");
        sure.setBlockIncrement(0.05);
        sure.setAccessibleText("How sure at least");
        sure.valueProperty().addListener((observable, before, now) -> show(now.doubleValue()));
        getChildren().addAll(Parts.row(told, Parts.spacer(), Parts.muted("At least"), sure), canvas);
        show(least);
    }

    private void show(double least) {
        List<JsonNode> shown =
                objects.stream().filter(object -> score(object) >= least).toList();
        String words = Texts.counted(shown.size(), "object") + ", " + Texts.percent(least) + " sure or more";
        told.setText(words);
        canvas.setAccessibleText("Picture with " + words + ": "
                + String.join(", ", shown.stream().map(Boxes::label).distinct().toList()));
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        graphics.drawImage(image, 0, 0, canvas.getWidth(), canvas.getHeight());
        graphics.setLineWidth(2.5);
        // The surest last, so that nothing covers it
        shown.reversed().forEach(object -> paint(graphics, object));
    }

    private void paint(GraphicsContext graphics, JsonNode object) {
        java.awt.Color awt = palette.of(labels.indexOf(label(object)));
        Color color = Color.rgb(awt.getRed(), awt.getGreen(), awt.getBlue());
        JsonNode box = object.path("box");
        double x = box.path(0).doubleValue() * scale;
        double y = box.path(1).doubleValue() * scale;
        graphics.setStroke(color);
        graphics.strokeRect(x, y, box.path(2).doubleValue() * scale, box.path(3).doubleValue() * scale);
        String words = label(object) + " " + Texts.percent(score(object));
        Text measured = new Text(words);
        measured.setFont(graphics.getFont());
        double wide = measured.getLayoutBounds().getWidth() + 8;
        double left = Math.clamp(x, 0, Math.max(0, canvas.getWidth() - wide));
        graphics.setFill(color);
        graphics.fillRect(left, Math.max(0, y - 18), wide, 18);
        graphics.setFill(palette.equals(Palette.DARK) ? Color.BLACK : Color.WHITE);
        graphics.fillText(words, left + 4, Math.max(13, y - 5));
    }

    private static String label(JsonNode object) {
        return object.path("label").asString("");
    }

    private static double score(JsonNode object) {
        return object.path("score").doubleValue();
    }
}
