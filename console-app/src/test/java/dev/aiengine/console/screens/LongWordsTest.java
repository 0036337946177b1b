package dev.aiengine.console.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiengine.console.support.Boxes;
import dev.aiengine.console.support.PlayedEngine;
import dev.aiengine.console.support.Screen;
import dev.aiengine.console.support.Uncaught;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.Test;

/** What people write at length, from right to left, or very often: it stays in its boxes and can be found. */
class LongWordsTest {
    private static final String LONG = "x".repeat(190);
    private static final String HEBREW = "ביקורות לקוחות";

    @Test
    void wordsOfTwoHundredCharactersStayInTheirBoxes() throws IOException {
        try (PlayedEngine engine = PlayedEngine.writing(name -> name + LONG, words -> words.replace(" ", "") + LONG);
                Screen screen = Screen.of(engine.url(), "any");
                Uncaught uncaught = new Uncaught()) {
            screen.see("Healthy");
            for (String page : screen.pages()) {
                look(screen, page);
            }
            screen.page("fleet");
            screen.click(".heat-node-drained");
            screen.see("Take back");
            assertThat(Boxes.tooWide(screen.stage())).isEmpty();
            assertThat(uncaught.thrown()).isEmpty();
        }
    }

    @Test
    void wordsFromRightToLeftAreShown() throws IOException {
        try (PlayedEngine engine = PlayedEngine.writing(name -> name, words -> "مراجعات " + words + " " + HEBREW);
                Screen screen = Screen.of(engine.url(), "any");
                Uncaught uncaught = new Uncaught()) {
            screen.see("Healthy");
            for (String page :
                    List.of("overview", "tenants", "datasets", "training", "endpoints", "predict", "queue")) {
                look(screen, page);
                assertThat(screen.sees(HEBREW)).as(page).isTrue();
            }
            assertThat(uncaught.thrown()).isEmpty();
        }
    }

    @Test
    void fiftyThousandRowsAreShownScrolledAndFiltered() throws IOException {
        try (PlayedEngine engine = PlayedEngine.with(50_000);
                Screen screen = Screen.of(engine.url(), "any");
                Uncaught uncaught = new Uncaught()) {
            screen.see("Healthy");
            long start = System.nanoTime();
            screen.page("datasets");
            screen.see("50,000");
            Duration shown = Duration.ofNanos(System.nanoTime() - start);

            TableView<?> list = (TableView<?>) screen.find("#datasets");
            Duration scrolled = timed(() -> {
                for (int row = 0; row < 50_000; row += 1_000) {
                    list.scrollTo(row);
                    list.layout();
                }
                list.scrollTo(49_999);
            });
            screen.see("reviews-49999");
            TextField filter = (TextField) list.getParent().lookup(".text-field");
            Duration filtered = timed(() -> filter.setText("reviews-31415"));
            screen.see("1 of 50,000");

            assertThat(shown).isLessThan(Duration.ofSeconds(20));
            assertThat(scrolled.dividedBy(50)).isLessThan(Duration.ofMillis(200));
            assertThat(filtered).isLessThan(Duration.ofSeconds(5));
            assertThat(uncaught.thrown()).isEmpty();
        }
    }

    private static void look(Screen screen, String page) {
        screen.page(page);
        screen.idle();
        select(page);
        if (page.equals("predict")) {
            TextInputControl text = (TextInputControl) screen.find("#predict-text");
            Screen.fx(() -> {
                text.setText("a lovely day");
                return true;
            });
            screen.click("#predict-ask");
            screen.see("As the engine said it");
        }
        screen.idle();
        assertThat(Boxes.tooWide(screen.stage())).as(page).isEmpty();
    }

    private static void select(String page) {
        String id = Map.of("overview", "overview-endpoints").getOrDefault(page, page);
        Screen.fx(() -> {
            for (javafx.stage.Window window : javafx.stage.Window.getWindows()) {
                if (window.getScene().lookup("#" + id) instanceof TableView<?> table) {
                    table.getSelectionModel().selectFirst();
                }
            }
            return true;
        });
    }

    private static Duration timed(Runnable work) {
        return Screen.fx(() -> {
            long start = System.nanoTime();
            work.run();
            return Duration.ofNanos(System.nanoTime() - start);
        });
    }
}
