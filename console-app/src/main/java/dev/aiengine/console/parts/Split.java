package dev.aiengine.console.parts;

import dev.aiengine.console.shell.Desk;
import dev.aiengine.console.shell.Preferences;
import java.util.List;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A list at the left and, of what is selected in it, everything at the right; below it where both would be narrow. */
public final class Split extends SplitPane {
    /** Pixels at the usual size of text. */
    private static final double NARROW = 660;

    private static final double STACKED_SHARE = 0.42;
    private static final double LEAST_WIDTH = 300;
    private static final double LEAST_HEIGHT = 120;

    private final Preferences preferences;
    private final String place;
    private final double share;
    private final ReadOnlyDoubleProperty scale;
    private final VBox details = new VBox(12);
    private final ScrollPane scroll = new ScrollPane(details);
    private final Node hint;
    private final StackPane right = new StackPane();
    private final ChangeListener<Number> fitting = (observable, before, now) -> fit();

    /**
     * A list with nothing selected.
     *
     * @param share of the list in the width, until the person moves the divider
     * @param hint shown while nothing is selected
     */
    public Split(Desk desk, String id, double share, Node list, String hint) {
        this.preferences = desk.preferences();
        this.place = "split." + id;
        this.share = share;
        this.scale = desk.theme().scaled();
        this.hint = Parts.paragraph(hint, "muted");
        VBox left = Parts.card(list);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        right.getStyleClass().add("card-box");
        right.getChildren().setAll(this.hint);
        getItems().addAll(left, right);
        getStyleClass().add("split");
        divide();
        getDividers().getFirst().positionProperty().addListener((observable, before, now) -> {
            if (getScene() != null) {
                preferences.put(remembered(), String.valueOf(Math.round(now.doubleValue() * 1000) / 1000.0));
            }
        });
        left.setMinSize(LEAST_WIDTH, LEAST_HEIGHT);
        right.setMinSize(LEAST_WIDTH, LEAST_HEIGHT);
        Parts.grow(this);
        widthProperty().addListener(fitting);
        scale.addListener(new WeakChangeListener<>(fitting));
    }

    private void fit() {
        Orientation fitting = getWidth() < NARROW * scale.get() ? Orientation.VERTICAL : Orientation.HORIZONTAL;
        if (getWidth() > 0 && fitting != getOrientation()) {
            setOrientation(fitting);
            divide();
        }
    }

    private void divide() {
        setDividerPositions(preferences.number(remembered(), stacked() ? STACKED_SHARE : share));
    }

    private boolean stacked() {
        return getOrientation() == Orientation.VERTICAL;
    }

    private String remembered() {
        return stacked() ? place + ".stacked" : place;
    }

    /** Shows these; what is there already keeps the keyboard and how far it is scrolled. */
    public void details(Node... nodes) {
        if (!details.getChildren().equals(List.of(nodes))) {
            details.getChildren().setAll(nodes);
        }
        if (!right.getChildren().contains(scroll)) {
            right.getChildren().setAll(scroll);
        }
    }

    public void nothing() {
        right.getChildren().setAll(hint);
    }
}
