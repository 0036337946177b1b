package dev.aiengine.console.table;

import java.util.Comparator;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/**
 * A column of a list.
 *
 * @param text of a cell, by which rows are found and which is exported
 * @param order how rows are sorted by it
 * @param right whether it stands to the right, as figures do
 * @param draw shows a row in a cell by more than its text
 */
public record Column<T>(
        String title,
        double width,
        Function<T, String> text,
        Comparator<T> order,
        boolean right,
        @Nullable Drawing<T> draw) {

    /** Makes the node of a cell once, and what puts a row on it. */
    public interface Drawing<T> {
        Drawn<T> cell(TableCell<T, T> cell);
    }

    /** A cell's node. */
    public record Drawn<T>(Node node, Consumer<T> show) {}

    public static <T> Column<T> text(String title, double width, Function<T, String> text) {
        return new Column<>(title, width, text, Comparator.comparing(text, String.CASE_INSENSITIVE_ORDER), false, null);
    }

    public static <T> Column<T> number(
            String title, double width, Function<T, String> text, Function<T, ? extends Number> number) {
        return new Column<>(
                title,
                width,
                text,
                Comparator.comparingDouble(row -> number.apply(row).doubleValue()),
                true,
                null);
    }

    /** Text that is sorted by something else, such as a moment. */
    public static <T, K extends Comparable<? super K>> Column<T> sorted(
            String title, double width, Function<T, String> text, Function<T, @Nullable K> key) {
        return new Column<>(
                title,
                width,
                text,
                Comparator.comparing(key, Comparator.nullsFirst(Comparator.<K>naturalOrder())),
                false,
                null);
    }

    /** At the left, as bars are. */
    public Column<T> left() {
        return new Column<>(title, width, text, order, false, draw);
    }

    public Column<T> drawn(Drawing<T> drawing) {
        return new Column<>(title, width, text, order, right, drawing);
    }
}
