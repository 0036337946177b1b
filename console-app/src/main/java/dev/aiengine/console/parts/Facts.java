package dev.aiengine.console.parts;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Names with their values, one under the other; what is not there is left out. */
public final class Facts extends GridPane {
    private static final int LONG = 30;
    private static final double WIDEST = 190;

    public Facts() {
        setHgap(16);
        setVgap(6);
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setFillWidth(true);
        getColumnConstraints().addAll(names, values);
    }

    public Facts fact(String name, @Nullable Object value) {
        return value == null || value.toString().isEmpty() ? this : fact(name, Parts.paragraph(value.toString()));
    }

    public Facts fact(String name, Node value) {
        Label label = Parts.muted(name);
        label.setMinWidth(Region.USE_PREF_SIZE);
        if (name.length() > LONG) {
            // Else nothing is left for the values; the mouse that rests sees all of it
            label.setPrefWidth(WIDEST);
            label.setTooltip(Parts.tooltip(name));
        }
        GridPane.setValignment(label, javafx.geometry.VPos.TOP);
        addRow(getRowCount(), label, value);
        return this;
    }

    public void clear() {
        getChildren().clear();
    }
}
