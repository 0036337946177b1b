package dev.aiengine.console.fleet;

import dev.aiengine.console.parts.Parts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A machine in the heat map: its name, what is out of the ordinary about it, and its cells. */
final class NodeBlock extends VBox {
    private static final int LONG = 40;
    private static final double WIDEST = 260;
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final Label name = Parts.label("", "heat-name");
    private final Label state = Parts.label("", "heat-state");
    private final HBox row = new HBox(2);
    private final List<HeatCell> cells = new ArrayList<>();
    private Machine machine;

    NodeBlock(Machine machine) {
        this.machine = machine;
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        name.setMinWidth(60);
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        state.setMinWidth(USE_PREF_SIZE);
        HBox head = Parts.row(name, state);
        getChildren().addAll(head, row);
        getStyleClass().add("heat-node");
    }

    Machine machine() {
        return machine;
    }

    List<HeatCell> cells() {
        return cells;
    }

    void show(Machine now, Instant moment, Heat heat, Ramp ramp) {
        machine = now;
        name.setText(now.name());
        name.setPrefWidth(now.name().length() > LONG ? WIDEST : USE_COMPUTED_SIZE);
        state.setText(now.state(moment));
        getStyleClass().removeIf(style -> style.startsWith("heat-node-"));
        getStyleClass().add(now.drained() ? "heat-node-drained" : now.silent() ? "heat-node-silent" : "heat-node-open");
        List<Cell> shown = now.cells();
        boolean sameKind = cells.size() == shown.size()
                && (cells.getFirst().cell().gpu() == null) == (shown.getFirst().gpu() == null);
        if (!sameKind) {
            cells.clear();
            shown.forEach(cell -> cells.add(new HeatCell(cell)));
            row.getChildren().setAll(cells);
        }
        for (int place = 0; place < shown.size(); place++) {
            cells.get(place).show(shown.get(place), heat, ramp);
        }
    }

    void choose(boolean chosen) {
        pseudoClassStateChanged(CHOSEN, chosen);
    }
}
