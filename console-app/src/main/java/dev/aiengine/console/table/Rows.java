package dev.aiengine.console.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/** The rows of a list: all of them, and those that the filter leaves. */
final class Rows<T> {
    private final ObservableList<T> all = FXCollections.observableArrayList();
    private final FilteredList<T> shown = new FilteredList<>(all);
    private final List<Column<T>> columns;

    Rows(List<Column<T>> columns) {
        this.columns = columns;
    }

    /** Each word must be found in a row, in any of its cells. */
    void filter(String words) {
        List<String> wanted = List.of(words.strip().toLowerCase(Locale.ROOT).split("\\s+"));
        shown.setPredicate(
                wanted.equals(List.of(""))
                        ? null
                        : row -> {
                            String cells = cells(row).toLowerCase(Locale.ROOT);
                            return wanted.stream().allMatch(cells::contains);
                        });
    }

    /** Takes new rows, and touches only those that changed where none came or went. */
    void set(List<? extends T> rows, Function<T, Object> key) {
        if (all.size() != rows.size()) {
            all.setAll(rows);
            return;
        }
        List<Integer> changed = new ArrayList<>();
        for (int place = 0; place < rows.size(); place++) {
            T now = rows.get(place);
            T before = all.get(place);
            if (!key.apply(now).equals(key.apply(before))) {
                all.setAll(rows);
                return;
            }
            if (!now.equals(before)) {
                changed.add(place);
            }
        }
        changed.forEach(place -> all.set(place, rows.get(place)));
    }

    ObservableList<T> all() {
        return all;
    }

    FilteredList<T> shown() {
        return shown;
    }

    private String cells(T row) {
        StringBuilder cells = new StringBuilder();
        columns.forEach(column -> cells.append(column.text().apply(row)).append('\n'));
        return cells.toString();
    }
}
