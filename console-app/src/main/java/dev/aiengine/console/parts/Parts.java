package dev.aiengine.console.parts;

import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;

/** Plain nodes with the look of the console. */
public final class Parts {

    public static Label label(String words, String... styles) {
        Label label = new Label(words);
        label.getStyleClass().addAll(styles);
        return label;
    }

    public static Label muted(String words) {
        return label(words, "muted");
    }

    /** A heading within a page. */
    public static Label heading(String words) {
        return label(words, "heading");
    }

    /** Text that breaks into lines. */
    public static Label paragraph(String words, String... styles) {
        Label label = label(words, styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    public static HBox row(Node... nodes) {
        HBox row = new HBox(8, nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /** Buttons, in as many lines as the width needs. */
    public static FlowPane actions(Node... nodes) {
        FlowPane actions = new FlowPane(8, 8, nodes);
        actions.setPrefWrapLength(200);
        return actions;
    }

    /** Fills what there is, and scrolls down where it is more. */
    public static ScrollPane scroll(Region content) {
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("page-scroll");
        return scroll;
    }

    public static VBox column(double gap, Node... nodes) {
        return new VBox(gap, nodes);
    }

    public static VBox card(Node... nodes) {
        VBox card = new VBox(8, nodes);
        card.getStyleClass().add("card-box");
        return card;
    }

    public static Region spacer() {
        Region spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        return spacer;
    }

    /** The one button of a place that does the main thing. */
    public static Button primary(String words, Ikon icon, Runnable action) {
        Button button = button(words, icon, action);
        button.getStyleClass().add(Styles.ACCENT);
        return button;
    }

    public static Button button(String words, Ikon icon, Runnable action) {
        Button button = new Button(words, Icons.of(icon, 16));
        button.setOnAction(event -> action.run());
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    public static Button button(String words, Runnable action) {
        Button button = new Button(words);
        button.setOnAction(event -> action.run());
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    public static Button danger(String words, Ikon icon, Runnable action) {
        Button button = button(words, icon, action);
        button.getStyleClass().addAll(Styles.DANGER, Styles.BUTTON_OUTLINED);
        return button;
    }

    /** For the mouse that rests; long words break into lines. */
    public static Tooltip tooltip(String words) {
        Tooltip tooltip = new Tooltip(words);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(480);
        return tooltip;
    }

    /** Only an icon, with its name for the reader and the mouse that rests. */
    public static Button icon(String name, Ikon icon, Runnable action) {
        Button button = new Button(null, Icons.of(icon));
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        button.setOnAction(event -> action.run());
        button.setAccessibleText(name);
        button.setTooltip(new Tooltip(name));
        return button;
    }

    /** Shows it, or leaves no trace and no room of it. */
    public static void there(Node node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }

    public static <T extends Node> T grow(T node) {
        HBox.setHgrow(node, Priority.ALWAYS);
        VBox.setVgrow(node, Priority.ALWAYS);
        if (node instanceof Region region) {
            region.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        }
        return node;
    }

    private Parts() {}
}
