package dev.aiengine.console.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiengine.console.support.Boxes;
import dev.aiengine.console.support.RealEngine;
import dev.aiengine.console.support.Screen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Test;

/** Each page with larger text, with its first row looked at; for people to look at too: {@code target/screens}. */
class SizesTest {

    @Test
    void everyPageFitsTheWindow() {
        RealEngine engine = RealEngine.shared();
        List<String> tooWide = new ArrayList<>();
        try (Screen screen = Screen.of(engine.url(), RealEngine.KEY)) {
            screen.see("Healthy");
            for (int percent : List.of(150, 200)) {
                screen.palette("settings");
                screen.choose("#scale", percent + " %");
                for (String page : screen.pages()) {
                    screen.palette(page);
                    screen.settle();
                    first(screen, page);
                    screen.settle();
                    String where = page + " at " + percent + " %: ";
                    Boxes.tooWide(screen.stage()).forEach(found -> tooWide.add(where + found));
                    Boxes.cut(screen.stage()).forEach(found -> tooWide.add(where + found));
                    screen.shot(page + "-" + percent);
                }
            }
            assertThat(tooWide).isEmpty();
        }
    }

    private static void first(Screen screen, String page) {
        Screen.fx(() -> {
            String id = Map.of("overview", "overview-endpoints").getOrDefault(page, page);
            if (screen.stage().getScene().lookup("#" + id) instanceof TableView<?> table) {
                table.getSelectionModel().selectFirst();
            }
            return true;
        });
    }
}
