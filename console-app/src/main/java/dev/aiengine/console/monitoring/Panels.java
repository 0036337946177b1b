package dev.aiengine.console.monitoring;

import dev.aiengine.console.chart.LineChart;
import dev.aiengine.console.chart.Together;
import dev.aiengine.console.parts.Fields;
import dev.aiengine.console.parts.Parts;
import dev.aiengine.console.shell.Desk;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The four charts of the page, zoomed and pointed at together. */
final class Panels {
    private static final List<String> PERCENTILES = List.of("p50", "p95", "p99");

    private final Desk desk;
    private final ComboBox<String> percentile = Fields.choice("percentile", PERCENTILES);
    private final ComboBox<String> quality = Fields.choice("quality", List.of());
    private final Panel latency;
    private final Panel throughput;
    private final Panel errors;
    private final Panel judged;
    private final List<LineChart> charts;
    private final VBox node;
    private @Nullable Figures figures;
    private @Nullable Charted charted;

    /** One chart with its heading. */
    private record Panel(Label title, LineChart chart, VBox node) {}

    Panels(Desk desk) {
        this.desk = desk;
        percentile.setValue("p95");
        percentile.setAccessibleText("Percentile");
        percentile.valueProperty().addListener((observable, before, now) -> draw());
        quality.setAccessibleText("Measure of quality");
        quality.valueProperty().addListener((observable, before, now) -> draw());
        latency = panel("latency", "Latency, ms", percentile);
        throughput = panel("requests", "Requests per second", null);
        errors = panel("errors", "Errors, % of requests", null);
        judged = panel("quality", "Quality", quality);
        latency.chart().fromZero();
        throughput.chart().fromZero();
        errors.chart().fromZero();
        charts = List.of(latency.chart(), throughput.chart(), errors.chart(), judged.chart());
        Together.link(charts);
        HBox first = new HBox(12, latency.node(), throughput.node());
        HBox second = new HBox(12, errors.node(), judged.node());
        node = new VBox(12, Parts.grow(first), Parts.grow(second));
    }

    VBox node() {
        return node;
    }

    /** Calls back with what the charts are zoomed to; with null where they show everything again. */
    void onZoom(Consumer<@Nullable Zoom> listener) {
        charts.forEach(chart -> chart.onZoom(
                part -> listener.accept(part == null ? null : new Zoom(part.from() / 1000, part.to() / 1000))));
    }

    /** Shows all of the time again. */
    void whole() {
        charts.getFirst().whole();
    }

    void show(Figures now, Charted shown) {
        figures = now;
        charted = shown;
        List<String> measures = now.qualities().stream().map(Quality::title).toList();
        if (!quality.getItems().equals(measures)) {
            String chosen = quality.getValue();
            quality.getItems().setAll(measures);
            quality.setValue(measures.contains(chosen) ? chosen : measures.isEmpty() ? null : measures.getFirst());
        }
        draw();
    }

    private void draw() {
        Figures now = figures;
        Charted shown = charted;
        if (now == null || shown == null) {
            return;
        }
        Parts.there(percentile, !shown.single());
        Parts.there(quality, quality.getItems().size() > 1);
        charts.forEach(chart -> chart.extent(now.from() * 1000, now.to() * 1000));
        String quantile = "0." + percentile.getValue().substring(1).replaceFirst("^50$", "5");
        latency.chart().show(shown.latency(quantile));
        latency.chart().mark(shown.marks(Trouble.What.LATENCY));
        throughput.chart().show(shown.throughput());
        throughput.chart().mark(shown.marks(null));
        errors.chart().show(shown.errors());
        errors.chart().mark(shown.marks(Trouble.What.ERRORS));
        Quality measure = measure();
        judged.title().setText(measure == null ? "Quality: no feedback yet" : "Quality, " + measure.wire());
        judged.chart().show(measure == null ? List.of() : shown.quality(measure));
        judged.chart().mark(shown.marks(Trouble.What.QUALITY));
    }

    private @Nullable Quality measure() {
        for (Quality each : Quality.values()) {
            if (each.title().equals(quality.getValue())) {
                return each;
            }
        }
        return null;
    }

    private Panel panel(String name, String title, @Nullable ComboBox<String> choice) {
        Label heading = Parts.heading(title);
        LineChart chart = Parts.grow(new LineChart(desk.theme().palette(), true, ""));
        chart.setId("chart-" + name);
        chart.setPrefHeight(150);
        Supplier<String> words = () -> heading.getText() + ": " + what();
        HBox head = Parts.row(heading, Parts.spacer());
        if (choice != null) {
            head.getChildren().add(choice);
        }
        head.getChildren()
                .add(new Export(
                                desk,
                                name,
                                words,
                                heading::getText,
                                chart,
                                () -> figures == null ? 0 : figures.measured().shift())
                        .node());
        VBox node = Parts.grow(Parts.card(head, chart));
        node.getStyleClass().add("chart-panel");
        node.setPrefWidth(420);
        return new Panel(heading, chart, node);
    }

    /** What is drawn, in words. */
    private String what() {
        Charted shown = Objects.requireNonNull(charted);
        Figures now = Objects.requireNonNull(figures);
        List<String> crumbs =
                now.focus().crumbs().stream().map(Focus.Crumb::title).toList();
        return String.join(" › ", crumbs)
                + (shown.single() && !shown.drawn().isEmpty()
                        ? " › " + shown.drawn().getFirst().name()
                        : "");
    }
}
