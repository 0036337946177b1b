package dev.aiengine.console.predict;

import dev.aiengine.console.chart.Palette;
import dev.aiengine.console.parts.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import tools.jackson.databind.JsonNode;

/** A picture with what was found on it. */
final class Boxes extends Pane {
    private static final double WIDEST = 560;
    private static final double HIGHEST = 420;

    Boxes(Path picture, JsonNode objects, Palette palette) {
        Image image = new Image(picture.toUri().toString());
        double scale = Math.min(WIDEST / image.getWidth(), HIGHEST / image.getHeight());
        Canvas canvas = new Canvas(image.getWidth() * scale, image.getHeight() * scale);
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        graphics.drawImage(image, 0, 0, canvas.getWidth(), canvas.getHeight());
        List<String> labels = new ArrayList<>();
        graphics.setLineWidth(2.5);
        for (JsonNode object : objects) {
            String label = object.path("label").asString("");
            if (!labels.contains(label)) {
                labels.add(label);
            }
            java.awt.Color awt = palette.of(labels.indexOf(label));
            Color color = Color.rgb(awt.getRed(), awt.getGreen(), awt.getBlue());
            JsonNode box = object.path("box");
            double x = box.path(0).doubleValue() * scale;
            double y = box.path(1).doubleValue() * scale;
            graphics.setStroke(color);
            graphics.strokeRect(
                    x, y, box.path(2).doubleValue() * scale, box.path(3).doubleValue() * scale);
            String words = label + " " + Texts.percent(object.path("score").doubleValue());
            graphics.setFill(color);
            graphics.fillRect(x, Math.max(0, y - 18), words.length() * 7.6 + 8, 18);
            graphics.setFill(palette.equals(Palette.DARK) ? Color.BLACK : Color.WHITE);
            graphics.fillText(words, x + 4, Math.max(13, y - 5));
        }
        setAccessibleText("Picture with " + objects.size() + " objects: " + String.join(", ", labels));
        setMaxSize(canvas.getWidth(), canvas.getHeight());
        getChildren().add(canvas);
    }
}
