package dev.aiengine.console.monitoring;

import dev.aiengine.console.parts.Fields;
import dev.aiengine.console.parts.Parts;
import dev.aiengine.console.parts.Sides;
import dev.aiengine.console.shell.Preferences;
import java.util.Arrays;
import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.HBox;

/** What is looked at, as the way back from it; by what lines are told apart, how far back, and whether compared. */
final class Controls {
    private static final String SPAN = "monitoring.span";

    private final MonitoringModel model;
    private final HBox crumbs = Parts.row();
    private final ComboBox<String> level = Fields.choice("monitoring-level", List.of());
    private final ComboBox<String> span = Fields.choice(
            "monitoring-span", Arrays.stream(Span.values()).map(Span::title).toList());
    private final CheckBox compared = new CheckBox("Compare with the time before, dashed");
    private final Sides node;
    private boolean filling;

    Controls(MonitoringModel model, Preferences preferences) {
        this.model = model;
        level.setAccessibleText("A line for each");
        level.valueProperty().addListener((observable, before, now) -> levels(now));
        span.setAccessibleText("How far back");
        span.valueProperty()
                .addListener((observable, before, now) -> Arrays.stream(Span.values())
                        .filter(one -> one.title().equals(now))
                        .findFirst()
                        .ifPresent(one -> {
                            model.span().set(one);
                            preferences.put(SPAN, one.title());
                        }));
        span.setValue(preferences.get(SPAN, model.span().get().title()));
        compared.setId("monitoring-compare");
        compared.selectedProperty()
                .addListener((observable, before, now) -> model.compared().set(now));
        node = new Sides(
                List.of(crumbs),
                List.of(
                        compared,
                        Parts.row(Parts.muted("A line for each"), level),
                        Parts.row(Parts.muted("Last"), span)));
    }

    Sides node() {
        return node;
    }

    void show(Focus focus) {
        crumbs.getChildren().clear();
        List<Focus.Crumb> way = focus.crumbs();
        for (Focus.Crumb crumb : way) {
            if (!crumbs.getChildren().isEmpty()) {
                crumbs.getChildren().add(Parts.muted("›"));
            }
            if (crumb.equals(way.getLast())) {
                crumbs.getChildren().add(Parts.heading(crumb.title()));
            } else {
                Hyperlink link = new Hyperlink(crumb.title());
                link.setOnAction(event -> model.look(crumb.focus()));
                crumbs.getChildren().add(link);
            }
        }
        filling = true;
        level.getItems().setAll(focus.levels().stream().map(Level::title).toList());
        level.setValue(focus.level().title());
        filling = false;
    }

    private void levels(String title) {
        Arrays.stream(Level.values())
                .filter(one -> !filling && one.title().equals(title))
                .findFirst()
                .ifPresent(one -> model.look(model.focus().by(one)));
    }
}
