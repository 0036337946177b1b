package dev.aiengine.console.table;

import java.util.List;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** Has columns share the width of a list; where text is large and they would only show its beginnings, they scroll. */
final class Fitting<T> {
    private final TableView<T> view;
    private final List<Column<T>> columns;
    private final ReadOnlyDoubleProperty scale;
    private final ChangeListener<Number> listener = (observable, before, now) -> fit();

    Fitting(TableView<T> view, List<Column<T>> columns, ReadOnlyDoubleProperty scale) {
        this.view = view;
        this.columns = columns;
        this.scale = scale;
        scale.addListener(new WeakChangeListener<>(listener));
        view.widthProperty().addListener(listener);
        view.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        fit();
    }

    private void fit() {
        double wanted = view.getColumns().stream()
                .filter(TableColumn::isVisible)
                .mapToDouble(this::wanted)
                .sum();
        boolean scrolls = scale.get() > 1 && wanted > view.getWidth();
        var policy =
                scrolls ? TableView.UNCONSTRAINED_RESIZE_POLICY : TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN;
        if (!policy.equals(view.getColumnResizePolicy())) {
            view.setColumnResizePolicy(policy);
        }
        if (scrolls) {
            view.getColumns().forEach(column -> column.setPrefWidth(wanted(column)));
        }
    }

    private double wanted(TableColumn<T, ?> made) {
        return scale.get()
                * columns.stream()
                        .filter(column -> column.title().equals(made.getId()))
                        .mapToDouble(Column::width)
                        .findFirst()
                        .orElse(made.getWidth());
    }
}
