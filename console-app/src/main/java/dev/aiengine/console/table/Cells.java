package dev.aiengine.console.table;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import org.jspecify.annotations.Nullable;

/** A column as JavaFX wants it. */
final class Cells {

    static <T> TableColumn<T, T> column(Column<T> column) {
        TableColumn<T, T> made = new TableColumn<>(column.title());
        made.setId(column.title());
        made.setPrefWidth(column.width());
        made.setMinWidth(48);
        made.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        made.setComparator(column.order());
        made.setCellFactory(ignored -> new Cell<>(column));
        if (column.right()) {
            made.getStyleClass().add("right");
        }
        return made;
    }

    private static final class Cell<T> extends TableCell<T, T> {
        private final Column<T> column;
        private Column.@Nullable Drawn<T> drawn;

        Cell(Column<T> column) {
            this.column = column;
            setTextOverrun(OverrunStyle.ELLIPSIS);
            if (column.right()) {
                setAlignment(Pos.CENTER_RIGHT);
            }
        }

        @Override
        protected void updateItem(@Nullable T row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setText(null);
                setGraphic(null);
                return;
            }
            String text = column.text().apply(row);
            Column.Drawing<T> drawing = column.draw();
            if (drawing == null) {
                setText(text);
                return;
            }
            if (drawn == null) {
                drawn = drawing.cell(this);
                setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            }
            setText(text);
            drawn.show().accept(row);
            setGraphic(drawn.node());
        }
    }

    private Cells() {}
}
