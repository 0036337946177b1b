package dev.aiengine.console.parts;

import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;

/** How a figure went lately, as a line without axes; from 0 up. */
public final class Sparkline extends Region {
    private final Path line = new Path();
    private List<Double> values = List.of();

    public Sparkline() {
        line.getStyleClass().add("sparkline");
        line.setManaged(false);
        getChildren().add(line);
        setMinSize(40, 28);
        setPrefSize(96, 32);
        setMaxHeight(36);
        setMouseTransparent(true);
    }

    /**
     * Draws these instead.
     *
     * @param shown in their order; NaN where nothing was measured
     */
    public void show(List<Double> shown) {
        if (!shown.equals(values)) {
            values = List.copyOf(shown);
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        line.getElements().clear();
        double highest = values.stream()
                .filter(Double::isFinite)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        boolean drawing = false;
        for (int place = 0; place < values.size(); place++) {
            double value = values.get(place);
            if (!Double.isFinite(value)) {
                drawing = false;
                continue;
            }
            double x = Math.round(place * (getWidth() - 2) / Math.max(1, values.size() - 1)) + 1.0;
            double y = getHeight() - 2 - (highest > 0 ? value / highest : 0) * (getHeight() - 4);
            line.getElements().add(drawing ? new LineTo(x, y) : new MoveTo(x, y));
            drawing = true;
        }
    }
}
