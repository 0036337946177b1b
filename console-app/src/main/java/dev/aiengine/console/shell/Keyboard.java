package dev.aiengine.console.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.TraversalDirection;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.TextInputControl;
import org.jspecify.annotations.Nullable;

/** Keeps the keyboard in what is in front of the page, and gives it back to where it was. */
final class Keyboard {
    private final Parent front;
    private @Nullable Node before;
    private @Nullable Scene watched;
    private boolean taken;

    Keyboard(Parent front) {
        this.front = front;
    }

    /** From now on Tab goes round in what is in front. */
    void take() {
        Scene scene = front.getScene();
        if (scene != null && !taken) {
            taken = true;
            before = scene.getFocusOwner();
        }
        if (scene != null && !scene.equals(watched)) {
            watched = scene;
            scene.focusOwnerProperty().addListener((observable, left, now) -> {
                if (taken && now != null && !inside(now)) {
                    back(left);
                }
            });
        }
    }

    /** To the first field of the body, or, of a question without one, to the button that does what it is about. */
    void into(Parent frame, Node body) {
        List<Node> stops = stops(frame);
        stops(body).stream()
                .filter(stop -> stop instanceof TextInputControl || stop instanceof ComboBoxBase<?>)
                .findFirst()
                .or(() -> stops.isEmpty() ? Optional.empty() : Optional.of(stops.getLast()))
                .ifPresent(Node::requestFocus);
    }

    /** Gives it back; false where what had it is no more. */
    boolean giveBack() {
        Node had = before;
        taken = false;
        before = null;
        if (had == null || had.getScene() == null || had.isDisabled() || inside(had)) {
            return false;
        }
        had.requestFocus();
        return true;
    }

    /** Who leaves over an end comes in again at the other: by a step, since only steps make visible where one is. */
    private void back(@Nullable Node left) {
        List<Node> stops = stops(front);
        if (stops.size() < 2) {
            stops.forEach(Node::requestFocus);
        } else if (stops.getFirst().equals(left)) {
            stops.get(stops.size() - 2).requestFocus();
            stops.get(stops.size() - 2).requestFocusTraversal(TraversalDirection.NEXT);
        } else {
            stops.get(1).requestFocus();
            stops.get(1).requestFocusTraversal(TraversalDirection.PREVIOUS);
        }
    }

    private boolean inside(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.equals(front)) {
                return true;
            }
        }
        return false;
    }

    private static List<Node> stops(Node node) {
        List<Node> stops = new ArrayList<>();
        if (node.isVisible() && !node.isDisabled()) {
            if (node.isFocusTraversable()) {
                stops.add(node);
            }
            if (node instanceof Parent parent) {
                parent.getChildrenUnmodifiable().forEach(child -> stops.addAll(stops(child)));
            }
        }
        return stops;
    }
}
