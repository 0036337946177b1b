package dev.aiengine.console.chart;

import java.awt.geom.Rectangle2D;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jfree.data.Range;

/** Mouse and keys over a chart. */
final class Handling {
    private static final double WHEEL = 0.8;
    private static final double STEP = 0.1;

    private final LineChart chart;
    private double pressed = Double.NaN;
    private boolean panning;

    Handling(LineChart chart, Node canvas) {
        this.chart = chart;
        canvas.setMouseTransparent(true);
        chart.setOnMousePressed(this::press);
        chart.setOnMouseDragged(this::drag);
        chart.setOnMouseReleased(this::release);
        chart.setOnMouseMoved(event -> chart.crosshair(x(event.getX())));
        chart.setOnMouseExited(event -> chart.crosshair(Double.NaN));
        chart.setOnScroll(this::wheel);
        chart.setOnKeyPressed(this::key);
    }

    private void press(MouseEvent event) {
        chart.requestFocus();
        if (event.getClickCount() == 2) {
            chart.whole();
            return;
        }
        pressed = x(event.getX());
        panning = event.getButton() != MouseButton.PRIMARY || event.isShiftDown();
    }

    private void drag(MouseEvent event) {
        double here = x(event.getX());
        if (panning && !Double.isNaN(pressed)) {
            chart.zoom(Range.shift(chart.range(), pressed - here, true));
        } else {
            chart.crosshair(here);
        }
    }

    private void release(MouseEvent event) {
        double here = x(event.getX());
        Range shown = chart.range();
        if (!panning && Math.abs(here - pressed) > shown.getLength() * 0.01) {
            chart.zoom(new Range(Math.min(pressed, here), Math.max(pressed, here)));
        }
        pressed = Double.NaN;
    }

    private void wheel(ScrollEvent event) {
        if (!event.isControlDown() || event.getDeltaY() == 0) {
            return;
        }
        Range shown = chart.range();
        double centre = x(new Point2D(event.getX(), event.getY()).getX());
        double factor = event.getDeltaY() > 0 ? WHEEL : 1 / WHEEL;
        chart.zoom(new Range(
                centre - (centre - shown.getLowerBound()) * factor,
                centre + (shown.getUpperBound() - centre) * factor));
        event.consume();
    }

    private void key(KeyEvent event) {
        Range shown = chart.range();
        switch (event.getCode()) {
            case LEFT -> chart.zoom(Range.shift(shown, -shown.getLength() * STEP, true));
            case RIGHT -> chart.zoom(Range.shift(shown, shown.getLength() * STEP, true));
            case PLUS, EQUALS, ADD -> chart.zoom(Range.expand(shown, -STEP, -STEP));
            case MINUS, SUBTRACT -> chart.zoom(Range.expand(shown, STEP, STEP));
            case ESCAPE -> {
                if (!chart.zoomed()) {
                    return;
                }
                chart.whole();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private double x(double pixel) {
        Rectangle2D area = chart.area();
        Range shown = chart.range();
        double share = area.getWidth() <= 0 ? 0 : Math.clamp((pixel - area.getX()) / area.getWidth(), 0, 1);
        return shown.getLowerBound() + share * shown.getLength();
    }
}
