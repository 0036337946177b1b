package dev.aiengine.console.training;

import dev.aiengine.console.chart.Curve;
import dev.aiengine.console.chart.LineChart;
import dev.aiengine.console.parts.Fields;
import dev.aiengine.console.parts.Parts;
import dev.aiengine.console.parts.Texts;
import dev.aiengine.console.shell.Desk;
import dev.aiengine.contract.metrics.Series;
import dev.aiengine.contract.metrics.SeriesList;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.VBox;

/** One metric of several jobs over their epochs, drawn over each other. */
final class Overlaid {
    private final List<String> names;
    private final LineChart chart;
    private final ComboBox<String> metric = Fields.choice("compare-metric", List.of());
    private final VBox node;
    private List<SeriesList> curves = List.of();

    /** @param names of the jobs, in the order of their curves */
    Overlaid(Desk desk, List<String> names) {
        this.names = names;
        chart = new LineChart(desk.theme().palette(), false, "");
        chart.setId("compare-chart");
        chart.setPrefHeight(220);
        metric.setAccessibleText("Metric over epochs");
        metric.setConverter(new javafx.util.StringConverter<>() {
            @Override
            public String toString(String name) {
                return name == null ? "" : Texts.title(name);
            }

            @Override
            public String fromString(String title) {
                return title;
            }
        });
        metric.valueProperty().addListener((observable, before, now) -> draw());
        node = new VBox(8, Parts.row(metric, Parts.muted("over epochs")), chart);
        Parts.there(node, false);
    }

    VBox node() {
        return node;
    }

    void show(List<SeriesList> found) {
        curves = found;
        Set<String> metrics = new LinkedHashSet<>();
        found.forEach(job -> job.series().forEach(series -> metrics.add(series.name())));
        metric.getItems().setAll(metrics);
        Parts.there(node, !metrics.isEmpty());
        if (!metrics.isEmpty()) {
            metric.setValue(metrics.stream()
                    .filter(name -> name.toLowerCase(java.util.Locale.ROOT).contains("loss"))
                    .findFirst()
                    .orElse(metrics.iterator().next()));
        }
    }

    private void draw() {
        List<Curve> shown = new ArrayList<>();
        for (int job = 0; job < curves.size(); job++) {
            for (Series series : curves.get(job).series()) {
                if (series.name().equals(metric.getValue())) {
                    Curve curve = Course.curve(names.get(job), series);
                    shown.add(new Curve(curve.name(), curve.x(), curve.y(), job, false));
                }
            }
        }
        chart.show(shown);
    }
}
