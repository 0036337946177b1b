package dev.aiengine.console.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;
import javafx.stage.Stage;

/** Looks for what stands out of the box that it belongs to. */
public final class Boxes {
    private static final Set<String> BOXES = Set.of(
            "card-box",
            "stat-tile",
            "top-bar",
            "status",
            "side-sheet",
            "dialog-box",
            "toast",
            "stale-strip",
            "page",
            "frame");
    /** What may not be cut. */
    private static final Set<String> WHOLE = Set.of("stat-title", "stat-figure", "heading", "page-title", "button");

    private static final double SLACK = 1.5;

    /** What is wider than its box, in words; empty where everything fits. */
    public static List<String> tooWide(Stage stage) {
        return Screen.fx(() -> {
            Node root = stage.getScene().getRoot();
            root.applyCss();
            ((Parent) root).layout();
            List<String> found = new ArrayList<>();
            look(root, root, found);
            return found;
        });
    }

    /** Which headings, figures and buttons do not show all of their words. */
    public static List<String> cut(Stage stage) {
        return Screen.fx(() -> stage.getScene().getRoot().lookupAll(".label, .button").stream()
                .filter(node -> node.getStyleClass().stream().anyMatch(WHOLE::contains))
                .map(Labeled.class::cast)
                .filter(words -> words.lookup(".text") instanceof Text text
                        && !text.getText().equals(words.getText()))
                .map(words -> words.getStyleClass() + " does not show all of " + words.getText())
                .toList());
    }

    private static void look(Node node, Node box, List<String> found) {
        if (!node.isVisible() || node.getOpacity() == 0) {
            return;
        }
        boolean boxed = node.getStyleClass().stream().anyMatch(BOXES::contains);
        double window = node.getScene().getWidth();
        Bounds place = node.localToScene(node.getLayoutBounds());
        if (boxed && (place.getMaxX() > window + SLACK || place.getMinX() < -SLACK)) {
            found.add(node.getStyleClass() + " from " + Math.round(place.getMinX()) + " to "
                    + Math.round(place.getMaxX()) + " in a window of " + Math.round(window));
        }
        boolean shown = node instanceof Labeled labeled
                ? labeled.getText() != null && !labeled.getText().isBlank()
                : node instanceof TextInputControl || node.getStyleClass().contains("meter-track");
        if (shown) {
            Bounds inside = box.localToScene(box.getLayoutBounds());
            Bounds own = node.localToScene(node.getLayoutBounds());
            if (own.getMaxX() > inside.getMaxX() + SLACK || own.getMinX() < inside.getMinX() - SLACK) {
                found.add(node.getClass().getSimpleName() + node.getStyleClass() + " of " + Math.round(own.getWidth())
                        + " in " + box.getStyleClass() + " of " + Math.round(inside.getWidth()) + ": "
                        + (node instanceof Labeled labeled ? labeled.getText() : ""));
            }
        }
        boolean scrolls = node instanceof TableView<?> || (node instanceof ScrollPane pane && !pane.isFitToWidth());
        if (node instanceof Parent parent && !scrolls && !(node instanceof TextInputControl)) {
            Node next = boxed || node instanceof ScrollPane ? node : box;
            for (Node child : parent.getChildrenUnmodifiable()) {
                look(child, next, found);
            }
        }
    }

    private Boxes() {}
}
