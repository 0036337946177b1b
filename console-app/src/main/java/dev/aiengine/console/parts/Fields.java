package dev.aiengine.console.parts;

import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
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

    public static <T> ComboBox<T> choice(String id, List<T> choices) {
        ComboBox<T> box = new ComboBox<>();
        box.setId(id);
        box.getItems().setAll(choices);
        box.setVisibleRowCount(12);
        return box;
    }

    private Fields() {}
}
