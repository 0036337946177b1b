package dev.aiengine.console.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.scene.control.TableView;
import javafx.scene.control.TableView.TableViewSelectionModel;
import org.jspecify.annotations.Nullable;

/** The selected rows of a list, by their keys: a table by itself forgets them when any of its rows is replaced. */
final class Selection<T> {
    private final TableView<T> view;
    private final TableViewSelectionModel<T> model;
    private final Function<T, Object> key;
    private final List<Consumer<@Nullable T>> listeners = new ArrayList<>();
    private @Nullable Object wanted;
    private boolean replacing;

    Selection(TableView<T> view, Function<T, Object> key) {
        this.view = view;
        this.model = view.getSelectionModel();
        this.key = key;
        model.selectedItemProperty().addListener((observable, before, now) -> {
            if (!replacing) {
                tell(now);
            }
        });
    }

    /** The one that was selected last. */
    Optional<T> last() {
        return Optional.ofNullable(model.getSelectedItem());
    }

    /** Told the one that was selected last, each time that it is another or has changed. */
    void listen(Consumer<@Nullable T> listener) {
        listeners.add(listener);
    }

    /** Selects the row of this key alone, or as soon as it comes. */
    void select(Object chosen) {
        wanted = chosen;
        place(chosen).ifPresent(place -> {
            wanted = null;
            if (!model.getSelectedIndices().equals(List.of(place))) {
                model.clearAndSelect(place);
                view.scrollTo(place);
            }
        });
    }

    /** Has rows replaced; those that were selected and are still there stay so. */
    void through(Runnable replacement) {
        T before = model.getSelectedItem();
        List<Object> kept =
                new ArrayList<>(model.getSelectedItems().stream().map(key).toList());
        if (before != null) {
            // Selected last again
            kept.remove(key.apply(before));
            kept.add(key.apply(before));
        }
        replacing = true;
        try {
            replacement.run();
            restore(kept);
            if (wanted != null) {
                select(wanted);
            }
        } finally {
            replacing = false;
        }
        T now = model.getSelectedItem();
        if (!Objects.equals(before, now)) {
            tell(now);
        }
    }

    private void restore(List<Object> keys) {
        List<Integer> places =
                keys.stream().map(this::place).flatMap(Optional::stream).toList();
        if (places.isEmpty()) {
            model.clearSelection();
        } else {
            model.clearAndSelect(places.getFirst());
            places.stream().skip(1).forEach(model::select);
        }
    }

    private Optional<Integer> place(Object wantedKey) {
        List<T> rows = view.getItems();
        return IntStream.range(0, rows.size())
                .filter(place -> key.apply(rows.get(place)).equals(wantedKey))
                .boxed()
                .findFirst();
    }

    private void tell(@Nullable T now) {
        listeners.forEach(listener -> listener.accept(now));
    }
}
