package dev.aiengine.console.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiengine.console.support.Screen;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

class SelectionTest {
    private final List<String> told = new ArrayList<>();

    /** A row of a list: a name, which is its key, and what is known of it. */
    private final ObservableList<String> rows = FXCollections.observableArrayList("a 1", "b 1", "c 1");

    private final TableView<String> view;
    private final Selection<String> selection;

    SelectionTest() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        view = Screen.fx(() -> new TableView<>(new SortedList<>(rows)));
        selection = Screen.fx(() -> new Selection<>(view, row -> row.substring(0, 1)));
        now(() -> {
            view.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
            selection.listen(row -> told.add(String.valueOf(row)));
        });
    }

    @Test
    void changesOfOtherRowsAreNotTold() {
        now(() -> selection.select("b"));
        now(() -> selection.through(() -> rows.set(0, "a 2")));
        now(() -> selection.through(() -> rows.setAll("z 1", "a 2", "b 1")));

        assertThat(told).containsExactly("b 1");
        assertThat(selection.last()).contains("b 1");
    }

    @Test
    void aChangeOfTheSelectedRowIsToldOnce() {
        now(() -> selection.select("b"));
        now(() -> selection.through(() -> rows.set(1, "b 2")));

        assertThat(told).containsExactly("b 1", "b 2");
    }

    @Test
    void severalStaySelectedAndTheLastOfThemIsStillTheLast() {
        now(() -> view.getSelectionModel().selectIndices(2, 0));
        now(() -> selection.through(() -> rows.setAll("z 1", "a 1", "b 1", "c 1")));

        assertThat(view.getSelectionModel().getSelectedItems()).containsExactly("a 1", "c 1");
        assertThat(selection.last()).contains("a 1");
    }

    @Test
    void whatGoesIsSelectedNoMore() {
        now(() -> selection.select("b"));
        now(() -> selection.through(() -> rows.setAll("a 1", "c 1")));

        assertThat(told).containsExactly("b 1", "null");
        assertThat(view.getSelectionModel().getSelectedItems()).isEmpty();
    }

    @Test
    void aChosenRowIsSelectedAloneAsSoonAsItComes() {
        now(() -> selection.select("a"));
        now(() -> selection.select("d"));
        assertThat(selection.last()).contains("a 1");

        now(() -> selection.through(() -> rows.setAll("a 1", "d 1")));
        assertThat(view.getSelectionModel().getSelectedItems()).containsExactly("d 1");
        now(() -> selection.select("a"));
        assertThat(view.getSelectionModel().getSelectedItems()).containsExactly("a 1");
        assertThat(told).containsExactly("a 1", "d 1", "a 1");
    }

    private static void now(Runnable work) {
        Screen.fx(() -> {
            work.run();
            return true;
        });
    }
}
