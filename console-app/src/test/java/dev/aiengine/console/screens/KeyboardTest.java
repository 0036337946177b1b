package dev.aiengine.console.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiengine.console.support.RealEngine;
import dev.aiengine.console.support.Screen;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.kordamp.ikonli.javafx.FontIcon;

/** The console without a mouse, and in large letters. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeyboardTest {
    private final RealEngine engine = RealEngine.shared();
    private final Screen screen = Screen.of(engine.url(), RealEngine.KEY);

    @BeforeAll
    void seen() {
        screen.see("Healthy");
    }

    @AfterAll
    void close() {
        screen.close();
    }

    @Test
    void aSheetHasTheKeyboardAndGivesItBack() {
        screen.page("tenants");
        screen.click("New tenant");
        screen.find("#tenant-name");
        assertThat(focused().getId()).isEqualTo("tenant-name");

        screen.push(KeyCode.SHIFT, KeyCode.TAB);
        assertThat(focused().getAccessibleText()).isEqualTo("Close");
        screen.push(KeyCode.SHIFT, KeyCode.TAB);
        assertThat(focused().getId()).isEqualTo("tenant-save");
        screen.push(KeyCode.TAB);
        assertThat(focused().getAccessibleText()).isEqualTo("Close");
        assertThat(focused().getPseudoClassStates()).contains(PseudoClass.getPseudoClass("focus-visible"));

        screen.push(KeyCode.ESCAPE);
        assertThat(((Labeled) focused()).getText()).isEqualTo("New tenant");
    }

    @Test
    void tabComesRoundOnEveryPageOverStopsThatCanBeSeenAndHaveAName() {
        for (String page : screen.pages()) {
            screen.page(page);
            screen.settle();
            List<Node> stops = new ArrayList<>();
            do {
                screen.push(KeyCode.TAB);
                stops.add(focused());
            } while (stops.indexOf(focused()) == stops.size() - 1 && stops.size() < 100);

            assertThat(stops.getLast()).as("after the last stop of " + page).isEqualTo(stops.getFirst());
            assertThat(stops)
                    .as(page)
                    .allMatch(Node::isVisible)
                    .noneMatch(stop -> stop.getStyleClass().contains("modal-pane"))
                    .allMatch(KeyboardTest::named);
        }
    }

    @Test
    void thePaletteHasTheKeyboardAndThePageItLeadsToAfterwards() {
        screen.page("tenants");
        screen.palette("audi");
        screen.settle();
        screen.push(KeyCode.TAB);

        assertThat(focused().getAccessibleText()).startsWith("Filter");
    }

    @Test
    void largeLettersMakeIconsSheetsAndColumnsLarger() {
        size("200 %");
        try {
            screen.palette("audit");
            screen.settle();
            screen.shot("audit-200");
            TableView<?> table = (TableView<?>) screen.find("#audit");
            assertThat(table.getColumnResizePolicy()).isEqualTo(TableView.UNCONSTRAINED_RESIZE_POLICY);
            assertThat(screen.all())
                    .filteredOn(FontIcon.class::isInstance)
                    .allSatisfy(
                            icon -> assertThat(((FontIcon) icon).getIconSize()).isGreaterThanOrEqualTo(32));
            screen.palette("new tenant");
            Region sheet = (Region) screen.find(".side-sheet");
            assertThat(sheet.getWidth()).isEqualTo(37 * 28);
            screen.push(KeyCode.ESCAPE);
        } finally {
            size("100 %");
        }
        screen.page("audit");
        assertThat(((TableView<?>) screen.find("#audit")).getColumnResizePolicy())
                .isNotEqualTo(TableView.UNCONSTRAINED_RESIZE_POLICY);
    }

    private void size(String percent) {
        screen.palette("settings");
        screen.choose("#scale", percent);
    }

    private Node focused() {
        return Objects.requireNonNull(screen.focused());
    }

    private static boolean named(Node stop) {
        String words = stop instanceof Labeled labeled ? labeled.getText() : null;
        return (words != null && !words.isBlank())
                || (stop.getAccessibleText() != null
                        && !stop.getAccessibleText().isBlank());
    }
}
