package dev.aiengine.console.fleet;

import atlantafx.base.theme.Styles;
import dev.aiengine.console.parts.Parts;
import dev.aiengine.console.parts.Sides;
import dev.aiengine.console.parts.Texts;
import dev.aiengine.console.shell.Preferences;
import java.util.List;
import java.util.stream.DoubleStream;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** What is above the heat map: how many machines there are, what the colours are of, and what they mean. */
final class HeatBar {
    private static final int STEPS = 6;
    private static final String PLACE = "fleet.heat";

    private final Label counts = Parts.muted("");
    private final HBox legend = new HBox(1);
    private final Preferences preferences;
    private final Runnable changed;
    private final Sides node;
    private Heat heat;

    HeatBar(Preferences preferences, Runnable changed) {
        this.preferences = preferences;
        this.changed = changed;
        this.heat = preferences.get(PLACE, "").equals(Heat.MEMORY.name()) ? Heat.MEMORY : Heat.UTILISATION;
        legend.setAlignment(Pos.CENTER);
        ToggleGroup group = new ToggleGroup();
        HBox choices = new HBox(
                choice(Heat.UTILISATION, group, Styles.LEFT_PILL), choice(Heat.MEMORY, group, Styles.RIGHT_PILL));
        Label heading = Parts.heading("Nodes");
        heading.setMinWidth(Region.USE_PREF_SIZE);
        node = new Sides(
                List.of(heading, counts),
                List.of(Parts.row(Parts.muted("0 %"), legend, Parts.muted("100 %")), choices));
    }

    Sides node() {
        return node;
    }

    Heat heat() {
        return heat;
    }

    void show(List<Machine> machines, Ramp ramp) {
        int gpus = machines.stream().mapToInt(Machine::gpus).sum();
        long drained = machines.stream().filter(Machine::drained).count();
        long silent = machines.stream().filter(Machine::silent).count();
        counts.setText(Texts.counted(machines.size(), "node") + ", " + Texts.counted(gpus, "GPU")
                + (drained == 0 ? "" : ", " + drained + " drained or draining")
                + (silent == 0 ? "" : ", " + silent + " silent"));
        legend.getChildren()
                .setAll(DoubleStream.iterate(0, step -> step + 1)
                        .limit(STEPS)
                        .mapToObj(step -> swatch(ramp.ground(step / (STEPS - 1))))
                        .toList());
    }

    private ToggleButton choice(Heat of, ToggleGroup group, String style) {
        ToggleButton button = new ToggleButton(of.title());
        button.setId("heat-" + of.name().toLowerCase(java.util.Locale.ROOT));
        button.setToggleGroup(group);
        button.getStyleClass().addAll(style, Styles.SMALL);
        button.setSelected(of == heat);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setAccessibleText("Colours by " + of.title().toLowerCase(java.util.Locale.ROOT));
        button.setOnAction(event -> {
            button.setSelected(true);
            heat = of;
            preferences.put(PLACE, of.name());
            changed.run();
        });
        return button;
    }

    private static Region swatch(String colour) {
        Region swatch = new Region();
        swatch.getStyleClass().add("heat-swatch");
        swatch.setStyle("-fx-background-color: " + colour + ";");
        return swatch;
    }
}
