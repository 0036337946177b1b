package dev.aiengine.console.parts;

import java.util.List;
import javafx.scene.TraversalDirection;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** What people type into fields, as values. */
public final class Fields {

    /** The number that is in the field; null where it is empty or none. */
    public static @Nullable Double number(TextField field) {
        try {
            return field.getText().isBlank()
                    ? null
                    : Double.valueOf(field.getText().strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** What is wrong with a number that may be left out; null where nothing is. */
    public static @Nullable String wrongNumber(TextField field, double lowest, double highest, boolean whole) {
        if (field.getText().isBlank()) {
            return null;
        }
        Double number = number(field);
        if (number == null || (whole && number != Math.rint(number))) {
            return whole ? "A whole number, such as 8" : "A number, such as 0.5";
        }
        return number < lowest || number > highest
                ? "From " + Texts.figure(lowest) + " to " + Texts.figure(highest)
                : null;
    }

    /** Room for several lines, which Tab leaves as it leaves any field. */
    public static TextArea lines(String id, int rows) {
        TextArea area = new TextArea();
        area.setId(id);
        area.setPrefRowCount(rows);
        area.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.TAB && !event.isShortcutDown()) {
                area.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
                event.consume();
            }
        });
        return area;
    }

    public static <T> ComboBox<T> choice(String id, List<T> choices) {
        ComboBox<T> box = new ComboBox<>();
        box.setId(id);
        box.getItems().setAll(choices);
        box.setVisibleRowCount(12);
        return box;
    }

    private Fields() {}
}
