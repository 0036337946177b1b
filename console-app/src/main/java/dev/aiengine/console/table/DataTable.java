package dev.aiengine.console.table;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.theme.Styles;
import dev.aiengine.console.parts.Icons;
import dev.aiengine.console.parts.Parts;
import dev.aiengine.console.parts.Sides;
import dev.aiengine.console.parts.Texts;
import dev.aiengine.console.shell.Desk;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.collections.transformation.SortedList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** A list that filters, sorts, exports, keeps its selection while it changes, and remembers how it was left. */
public final class DataTable<T> extends VBox {
    private static final double LEAST_FILTER = 110;

    private final String id;
    private final Desk desk;
    private final List<Column<T>> columns;
    private final Function<T, Object> key;
    private final Rows<T> rows;
    private final TableView<T> view = new TableView<>();
    private final Selection<T> selection;
    private final CustomTextField filter = new CustomTextField();
    private final Label count = Parts.muted("");
    private final Sides tools;

    @SuppressWarnings({"unused", "FieldCanBeLocal"}) // it listens weakly
    private final Fitting<T> fitting;

    /**
     * An empty list.
     *
     * @param id under which it is remembered
     * @param key by which a row is the same one after a change
     */
    public DataTable(Desk desk, String id, String what, Function<T, Object> key, List<Column<T>> columns) {
        super(8);
        this.id = "table." + id;
        this.desk = desk;
        this.key = key;
        this.columns = columns;
        this.rows = new Rows<>(columns);
        this.selection = new Selection<>(view, key);
        SortedList<T> sorted = new SortedList<>(rows.shown());
        sorted.comparatorProperty().bind(view.comparatorProperty());
        view.setItems(sorted);
        view.setId(id);
        view.setAccessibleText(what);
        view.setPlaceholder(Parts.muted("Nothing matches the filter"));
        view.getStyleClass().add(Styles.STRIPED);
        view.setTableMenuButtonVisible(true);
        columns.forEach(column -> view.getColumns().add(Cells.column(column)));
        Remembered.columns(view, desk.preferences(), this.id);
        this.fitting = new Fitting<>(view, columns, desk.theme().scaled());
        Parts.grow(view);
        filter.setPromptText("Filter " + what);
        filter.setAccessibleText("Filter " + what);
        filter.setLeft(Icons.of(Material2OutlinedMZ.SEARCH, 16));
        filter.getStyleClass().add("filter");
        filter.setText(desk.preferences().get(this.id + ".filter", ""));
        filter.textProperty().addListener((observable, before, now) -> filtered());
        filter.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE && !filter.getText().isEmpty()) {
                filter.clear();
                event.consume();
            } else if (event.getCode() == KeyCode.DOWN) {
                view.requestFocus();
                view.getSelectionModel().selectFirst();
            }
        });
        filter.setMinWidth(LEAST_FILTER);
        count.setMinWidth(Region.USE_PREF_SIZE);
        tools = new Sides(
                List.of(filter, count),
                List.of(Parts.icon("Export as CSV", Material2OutlinedAL.GET_APP, this::export)));
        tools.getStyleClass().add("table-tools");
        getChildren().addAll(tools, view);
        getStyleClass().add("data-table");
        Timeline aging = new Timeline(new KeyFrame(Duration.seconds(10), event -> view.refresh()));
        aging.setCycleCount(Animation.INDEFINITE);
        sceneProperty().addListener((observable, before, now) -> {
            if (now == null) {
                aging.stop();
            } else {
                aging.play();
            }
        });
        Parts.grow(this);
        filtered();
    }

    /** Buttons at the right of the filter, before the export. */
    public DataTable<T> with(Node... actions) {
        tools.add(actions);
        return this;
    }

    /** New rows; what was selected stays so. */
    public void show(List<? extends T> now) {
        selection.through(() -> rows.set(now, key));
        counted();
    }

    /** Selects the row of this key alone, or as soon as it comes. */
    public void select(Object chosen) {
        selection.select(chosen);
    }

    /** Shows all rows again. */
    public void unfiltered() {
        filter.clear();
    }

    /** Of several, the one that was selected last. */
    public Optional<T> selected() {
        return selection.last();
    }

    /** Told the selected row, each time that it is another or has changed. */
    public DataTable<T> onSelect(Consumer<@Nullable T> listener) {
        selection.listen(listener);
        return this;
    }

    /** On Enter or a double click. */
    public DataTable<T> onOpen(Consumer<T> listener) {
        view.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                selected().ifPresent(listener);
            }
        });
        view.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                selected().ifPresent(listener);
            }
        });
        return this;
    }

    public TableView<T> view() {
        return view;
    }

    /** What is shown, in its order, as CSV. */
    String csv() {
        StringBuilder csv =
                new StringBuilder(Csv.line(columns.stream().map(Column::title).toList()));
        view.getItems()
                .forEach(row -> csv.append(Csv.line(
                        columns.stream().map(column -> column.text().apply(row)).toList())));
        return csv.toString();
    }

    private void export() {
        desk.files().save("Export", id.substring("table.".length()) + ".csv").ifPresent(file -> {
            String csv = csv();
            desk.session()
                    .work()
                    .perform(
                            () -> Files.writeString(file, csv, StandardCharsets.UTF_8),
                            () -> desk.overlay()
                                    .toast(Texts.count(view.getItems().size()) + " rows are in " + file),
                            failure -> desk.overlay().toast(failure.sentence()));
        });
    }

    private void filtered() {
        rows.filter(filter.getText());
        desk.preferences().put(id + ".filter", filter.getText());
        counted();
    }

    private void counted() {
        int all = rows.all().size();
        int shown = rows.shown().size();
        count.setText(all == shown ? Texts.count(all) : Texts.count(shown) + " of " + Texts.count(all));
    }
}
