package dev.aiengine.console.fleet;

import atlantafx.base.theme.Styles;
import dev.aiengine.console.chart.Curve;
import dev.aiengine.console.chart.LineChart;
import dev.aiengine.console.parts.Empty;
import dev.aiengine.console.parts.Parts;
import dev.aiengine.console.parts.Shown;
import dev.aiengine.console.shell.Desk;
import dev.aiengine.contract.metrics.SeriesList;
import java.time.Duration;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** How a machine was in the last hours. */
final class NodeCharts {
    private final FleetModel model;
    private final Titled shares;
    private final Titled busy;
    private final Titled memory;
    private final Titled heat;
    private final VBox node;

    NodeCharts(Desk desk, FleetModel model) {
        this.model = model;
        this.shares = new Titled(desk, "Processors and memory", "%");
        this.busy = new Titled(desk, "GPUs, busy", "%");
        this.memory = new Titled(desk, "GPUs, memory in use", "GB");
        this.heat = new Titled(desk, "GPUs, temperature", "°C");
        ToggleGroup group = new ToggleGroup();
        HBox ranges = new HBox(
                range("1 h", 1, group, Styles.LEFT_PILL),
                range("6 h", 6, group, Styles.CENTER_PILL),
                range("24 h", 24, group, Styles.CENTER_PILL),
                range("7 days", 168, group, Styles.RIGHT_PILL));
        VBox charts = new VBox(8, shares.box, busy.box, memory.box, heat.box);
        Node none = new Empty(
                Material2OutlinedMZ.SHOW_CHART,
                "Nothing was read of it then",
                "Its daemon tells every few seconds how it is; the first points are there soon after.",
                null);
        node = new VBox(
                8,
                Parts.row(Parts.heading("How it was"), Parts.spacer(), ranges),
                new Shown<>(
                        model.past,
                        past -> Past.of(past, memory()).isNone(),
                        none,
                        charts,
                        () -> model.range(model.range())));
        node.setMinHeight(javafx.scene.layout.Region.USE_PREF_SIZE);
        model.past.each(this::show);
    }

    Node node() {
        return node;
    }

    private void show(SeriesList answer) {
        Past past = Past.of(answer, memory());
        shares.show(past.shares());
        busy.show(past.busy());
        memory.show(past.memory());
        heat.show(past.heat());
    }

    private long memory() {
        return model.chosen()
                .map(machine -> machine.status().reading())
                .map(reading -> reading.memory())
                .orElse(0L);
    }

    private ToggleButton range(String words, int hours, ToggleGroup group, String style) {
        Duration range = Duration.ofHours(hours);
        ToggleButton button = new ToggleButton(words);
        button.setId("range-" + hours);
        button.setToggleGroup(group);
        button.getStyleClass().addAll(style, Styles.SMALL);
        button.setSelected(range.equals(model.range()));
        button.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        button.setAccessibleText("The last " + words);
        button.setOnAction(event -> {
            button.setSelected(true);
            model.range(range);
        });
        return button;
    }

    /** A chart under its name; there while it has curves. */
    private static final class Titled {
        private final LineChart chart;
        private final VBox box;

        Titled(Desk desk, String title, String unit) {
            chart = new LineChart(desk.theme().palette(), true, unit);
            chart.setPrefHeight(150);
            chart.setMinHeight(150);
            box = new VBox(2, Parts.muted(title), chart);
        }

        void show(List<Curve> curves) {
            Parts.there(box, !curves.isEmpty());
            chart.show(curves);
        }
    }
}
