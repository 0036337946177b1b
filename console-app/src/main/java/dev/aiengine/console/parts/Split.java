package dev.aiengine.console.parts;

import dev.aiengine.console.shell.Preferences;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A list at the left and, of what is selected in it, everything at the right. */
public final class Split extends SplitPane {
    private final VBox details = new VBox(12);
    private final ScrollPane scroll = new ScrollPane(details);
    private final Node hint;
    private final StackPane right = new StackPane();

    /**
     * A list with nothing selected.
     *
     * @param share of the list in the width, until the person moves the divider
     * @param hint shown while nothing is selected
     */
    public Split(Preferences preferences, String id, double share, Node list, String hint) {
        this.hint = Parts.paragraph(hint, "muted");
        VBox left = Parts.card(list);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        right.getStyleClass().add("card-box");
        right.getChildren().setAll(this.hint);
        getItems().addAll(left, right);
        getStyleClass().add("split");
        String place = "split." + id;
        setDividerPositions(preferences.number(place, share));
        getDividers().getFirst().positionProperty().addListener((observable, before, now) -> {
            if (getScene() != null) {
                preferences.put(place, String.valueOf(Math.round(now.doubleValue() * 1000) / 1000.0));
            }
        });
        left.setMinWidth(300);
        right.setMinWidth(300);
        Parts.grow(this);
    }

    public void details(Node... nodes) {
        details.getChildren().setAll(nodes);
        if (!right.getChildren().contains(scroll)) {
            right.getChildren().setAll(scroll);
        }
    }

    public void nothing() {
        right.getChildren().setAll(hint);
    }
}
