package dev.aiengine.console.monitoring;

import atlantafx.base.theme.Styles;
import dev.aiengine.console.connection.Topic;
import dev.aiengine.console.parts.Empty;
import dev.aiengine.console.parts.Parts;
import dev.aiengine.console.parts.Shown;
import dev.aiengine.console.shell.Desk;
import dev.aiengine.console.shell.Page;
import dev.aiengine.console.table.DataTable;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import javafx.beans.binding.DoubleBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** Latency, throughput, errors and quality over time; of the worst lines, or of the one that is selected. */
public final class MonitoringPage extends Page {
    /** Pixels at the usual size of text. */
    private static final double LIST = 196;

    private static final double PANELS = 320;

    private final MonitoringModel model;
    private final Controls controls;
    private final DataTable<Line> table;
    private final Panels panels;
    private final Button closer;
    private final Button endpoint;
    private final Button models;
    private final Button train;
    private final Node node;
    private @Nullable Charted charted;

    public MonitoringPage(Desk desk) {
        super(desk);
        this.model = new MonitoringModel(desk.session());
        this.controls = new Controls(model, desk.preferences());
        this.panels = new Panels(desk);
        closer = Parts.button("Look closer", Material2OutlinedMZ.ZOOM_IN, () -> selected(this::into));
        endpoint = Parts.button("Endpoint", Material2OutlinedAL.API, () -> selected(this::endpoint));
        models = Parts.button(
                "Models", Material2OutlinedAL.CATEGORY, () -> selected(line -> ofModel(line, "models", "")));
        train = Parts.button(
                "Train a new version",
                Material2OutlinedMZ.MODEL_TRAINING,
                () -> selected(line -> ofModel(line, "training", "again ")));
        this.table = new DataTable<>(
                        desk,
                        "monitoring",
                        "lines",
                        Line::key,
                        Columns.of(
                                desk.theme().palette()::get,
                                line -> charted == null ? -1 : charted.colour(line.key()),
                                desk.session()::now))
                .with(closer, endpoint, models, train)
                .onSelect(line -> draw())
                .onOpen(this::into);
        table.view().getStyleClass().add(Styles.DENSE);
        VBox list = Parts.card(table);
        DoubleBinding high = desk.theme().scaled().multiply(LIST);
        list.minHeightProperty().bind(high);
        list.prefHeightProperty().bind(high);
        list.maxHeightProperty().bind(high);
        panels.node().minHeightProperty().bind(desk.theme().scaled().multiply(PANELS));
        VBox content = new VBox(12, list, Parts.grow(panels.node()));
        Node none = new Empty(
                Material2OutlinedMZ.SHOW_CHART,
                "Nothing was asked in this time",
                "Every prediction is counted where it is answered, a few seconds later it is here. Ask an endpoint, or"
                        + " look further back.",
                Parts.button(
                        "Predict", Material2OutlinedAL.FLASH_ON, () -> desk.go().to("predict")));
        this.node = Parts.scroll(new VBox(
                12,
                controls.node(),
                new Shown<>(model.figures, found -> found.lines().isEmpty(), none, content, model::again)));
        model.figures.each(this::show);
        model.closer.value().addListener((observable, before, now) -> draw());
        model.closer.failure().addListener((observable, before, now) -> {
            if (now != null) {
                desk.overlay().toast(now.sentence());
            }
        });
        panels.onZoom(part -> {
            model.zoom(part);
            Figures found = model.figures.get();
            if (found != null && charted != null && !model.points(found).equals(charted.points())) {
                draw();
            }
        });
        // Another time is another picture
        model.span().addListener((observable, before, now) -> panels.whole());
        model.chosen().addListener((observable, before, now) -> {
            table.view().getSelectionModel().clearSelection();
            table.unfiltered();
            controls.show(model.focus());
        });
        desk.theme()
                .palette()
                .addListener((observable, before, now) -> table.view().refresh());
        controls.show(model.focus());
        draw();
    }

    @Override
    public Node node() {
        return node;
    }

    /** A tenant, {@code acme}, or an endpoint of it, {@code acme/reviews}; of one's own where none is named. */
    @Override
    public void open(String what) {
        model.look(Focus.of(what));
    }

    @Override
    protected Set<Topic> topics() {
        return EnumSet.of(Topic.METRICS);
    }

    @Override
    protected void refresh() {
        model.refresh();
    }

    private void show(Figures found) {
        if (model.chosen().get() == null) {
            controls.show(found.focus());
        }
        // The colours of the list are those of the charts
        charted = new Charted(found, found.measured(), null);
        table.show(found.lines());
        draw();
    }

    private void draw() {
        Line line = table.selected().orElse(null);
        closer.setDisable(line == null || model.focus().into(line) == null);
        endpoint.setDisable(line == null || line.endpoint() == null);
        models.setDisable(line == null || (line.endpoint() == null && line.model() == null));
        train.setDisable(models.isDisable());
        Figures found = model.figures.get();
        if (found != null) {
            Line only = line == null ? null : found.line(line.key()).orElse(null);
            charted = new Charted(found, model.points(found), only);
            table.view().refresh();
            panels.show(found, charted);
        }
    }

    private void selected(java.util.function.Consumer<Line> action) {
        table.selected().ifPresent(action);
    }

    private void into(Line line) {
        Focus closer = model.focus().into(line);
        if (closer != null) {
            model.look(closer);
        }
    }

    private void endpoint(Line line) {
        ofTenant(line);
        desk.go().to("endpoints", Objects.requireNonNull(line.endpoint()));
    }

    /** Leads to a page of models about the one behind a line. */
    private void ofModel(Line line, String page, String action) {
        model.model(
                line,
                name -> {
                    ofTenant(line);
                    desk.go().to(page, action + name);
                },
                failure -> desk.overlay().toast(failure.sentence()));
    }

    private void ofTenant(Line line) {
        if (desk.session().operator() && !line.tenant().isEmpty()) {
            desk.session().tenant().set(line.tenant());
        }
    }
}
