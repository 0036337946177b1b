package dev.aiengine.console.training;

import dev.aiengine.console.chart.Curve;
import dev.aiengine.console.chart.LineChart;
import dev.aiengine.console.parts.Parts;
import dev.aiengine.console.parts.Texts;
import dev.aiengine.console.shell.Desk;
import dev.aiengine.contract.metrics.Series;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.scene.layout.VBox;

/**
 * How the metrics of a training go from epoch to epoch: losses, other errors, and what should rise, each on its own
 * axis.
 */
final class Course {
    private static final double HEIGHT = 150;

    private final List<Panel> panels;
    private final VBox node = new VBox(12);

    /** One chart, and of which metrics. */
    private record Panel(LineChart chart, VBox node, Predicate<String> takes) {}

    Course(Desk desk) {
        panels = List.of(
                panel(desk, "Loss over epochs", "loss", Course::loss),
                panel(desk, "Errors over epochs", "error", name -> !loss(name) && falls(name)),
                panel(desk, "Quality over epochs", "quality", name -> !loss(name) && !falls(name)));
        show(List.of());
    }

    VBox node() {
        return node;
    }

    void show(List<Series> series) {
        node.getChildren().clear();
        for (Panel panel : panels) {
            List<Curve> curves = series.stream()
                    .filter(one -> panel.takes().test(one.name()))
                    .map(one -> curve(name(one.name()), one))
                    .toList();
            if (!curves.isEmpty()) {
                panel.chart().show(curves);
                node.getChildren().add(panel.node());
            }
        }
        Parts.there(node, !node.getChildren().isEmpty());
    }

    static Curve curve(String name, Series series) {
        return new Curve(
                name,
                series.points().stream().mapToDouble(Series.Point::t).toArray(),
                series.points().stream().mapToDouble(Series.Point::v).toArray());
    }

    /** Without what the heading says already: the room beside the curves is short. */
    private static String name(String metric) {
        String shorter = Texts.title(metric).replaceFirst("(?i)\\s(log )?loss$", "");
        return shorter.isEmpty() ? Texts.title(metric) : shorter;
    }

    private static boolean loss(String name) {
        return name.toLowerCase(Locale.ROOT).contains("loss");
    }

    /** Whatever else its name says, such as of what part of a model it is. */
    private static boolean falls(String name) {
        return Stream.of(Texts.title(name).split(" ")).anyMatch(Metrics::lowerIsBetter);
    }

    private static Panel panel(Desk desk, String title, String id, Predicate<String> takes) {
        LineChart chart = new LineChart(desk.theme().palette(), false, "");
        chart.setId("course-" + id);
        chart.setPrefHeight(HEIGHT);
        return new Panel(chart, new VBox(4, Parts.heading(title), chart), takes);
    }
}
