package dev.aiengine.console.table;

import dev.aiengine.console.shell.Preferences;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** How a list was left: widths, order and visibility of its columns, and by which it is sorted. */
final class Remembered {
    /** JavaFX's own width: a column that has it is made as wide as its longest cell. */
    private static final double UNSET = 80;

    static <T> void columns(TableView<T> view, Preferences preferences, String id) {
        List<TableColumn<T, ?>> original = List.copyOf(view.getColumns());
        String order = preferences.get(id + ".order", "");
        if (!order.isEmpty()) {
            List<String> names = List.of(order.split("\n"));
            view.getColumns().sort((a, b) -> Integer.compare(place(names, a), place(names, b)));
        }
        for (TableColumn<T, ?> column : original) {
            String of = id + "." + column.getId();
            double width = preferences.number(of + ".width", column.getPrefWidth());
            column.setPrefWidth(width == UNSET ? UNSET + 0.1 : width);
            column.setVisible(Boolean.parseBoolean(preferences.get(of + ".visible", "true")));
            column.widthProperty()
                    .addListener((observable, before, now) ->
                            preferences.put(of + ".width", String.valueOf(Math.round(now.doubleValue()))));
            column.visibleProperty()
                    .addListener((observable, before, now) -> preferences.put(of + ".visible", String.valueOf(now)));
        }
        sort(view, preferences, id, original);
        view.getColumns().addListener((javafx.collections.ListChangeListener<TableColumn<T, ?>>)
                change -> preferences.put(
                        id + ".order",
                        view.getColumns().stream().map(TableColumn::getId).collect(Collectors.joining("\n"))));
    }

    private static <T> void sort(
            TableView<T> view, Preferences preferences, String id, List<TableColumn<T, ?>> columns) {
        String sorted = preferences.get(id + ".sort", "");
        for (TableColumn<T, ?> column : columns) {
            if (sorted.equals(column.getId() + "↑") || sorted.equals(column.getId() + "↓")) {
                column.setSortType(
                        sorted.endsWith("↑") ? TableColumn.SortType.ASCENDING : TableColumn.SortType.DESCENDING);
                view.getSortOrder().setAll(List.of(column));
            }
        }
        view.comparatorProperty()
                .addListener((observable, before, now) -> preferences.put(
                        id + ".sort",
                        view.getSortOrder().isEmpty()
                                ? ""
                                : view.getSortOrder().getFirst().getId()
                                        + (view.getSortOrder().getFirst().getSortType()
                                                        == TableColumn.SortType.ASCENDING
                                                ? "↑"
                                                : "↓")));
    }

    private static int place(List<String> names, TableColumn<?, ?> column) {
        int place = names.indexOf(column.getId());
        return place < 0 ? names.size() : place;
    }

    private Remembered() {}
}
