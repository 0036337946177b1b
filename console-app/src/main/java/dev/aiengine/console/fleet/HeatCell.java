package dev.aiengine.console.fleet;

import java.util.Objects;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;

/** A coloured field with its figure; the colour says nothing that the figure does not. */
final class HeatCell extends Label {
    private Cell cell;

    HeatCell(Cell cell) {
        this.cell = cell;
        getStyleClass().add("heat-cell");
        if (cell.gpu() == null) {
            getStyleClass().add("heat-machine");
        }
        setAccessibleRole(AccessibleRole.BUTTON);
    }

    Cell cell() {
        return cell;
    }

    void show(Cell now, Heat heat, Ramp ramp) {
        cell = now;
        setText(now.figure(heat));
        setAccessibleText(now.words());
        Double share = now.share(heat);
        getStyleClass().remove("heat-unknown");
        if (share == null) {
            getStyleClass().add("heat-unknown");
        }
        String style = share == null
                ? ""
                : "-fx-background-color: " + ramp.ground(share) + "; -fx-text-fill: " + ramp.words(share) + ";";
        if (!Objects.equals(style, getStyle())) {
            setStyle(style);
        }
    }
}
