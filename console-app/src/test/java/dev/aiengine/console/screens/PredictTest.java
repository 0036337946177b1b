package dev.aiengine.console.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiengine.console.support.Folders;
import dev.aiengine.console.support.RealEngine;
import dev.aiengine.console.support.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Asking by keys, with right and wrong inputs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PredictTest {
    private final RealEngine engine = RealEngine.shared();
    private final Screen screen = Screen.of(engine.url(), RealEngine.KEY);

    @BeforeEach
    void seen() {
        screen.see("Healthy");
        screen.page("predict");
    }

    @AfterAll
    void close() {
        screen.close();
    }

    @Test
    void aTextIsAskedAndLeftByKeys() {
        of("acme", "sentiment");
        screen.enter("#predict-text", "a lovely day");
        screen.push(KeyCode.CONTROL, KeyCode.ENTER);
        screen.see("answered in");

        screen.push(KeyCode.TAB);
        assertThat(id()).isEqualTo("predict-ask");
        screen.push(KeyCode.SHIFT, KeyCode.TAB);
        assertThat(id()).isEqualTo("predict-text");
        assertThat(text()).isEqualTo("a lovely day");
    }

    @Test
    void anAnswerFromBeforeIsNotLeftBesideWhatIsWrongNow() {
        of("acme", "sentiment");
        screen.enter("#predict-text", "a lovely day");
        screen.click("#predict-ask");
        screen.see("answered in");
        assertThat(id()).isEqualTo("predict-ask");

        screen.enter("#predict-text", " ");
        screen.click("#predict-ask");
        screen.see("Type a text");
        assertThat(screen.sees("answered in")).isFalse();
    }

    @Test
    void aForecastIsAskedAndItsWrongInputsAreNamed() {
        of("globex", "forecasting");
        screen.click("#predict-ask");
        screen.see("Give the last values, or name a series");
        screen.enter("#predict-history", "100 seven 120");
        screen.click("#predict-ask");
        screen.see("\"seven\" is not a number");
        screen.enter("#predict-history", "100 110 120 130 120 110 100 90 80 70 80 90");
        screen.enter("#predict-series", "load");
        screen.push(KeyCode.ENTER);
        screen.see("not both");
        screen.enter("#predict-series", "nowhere");
        screen.click("#predict-history");
        screen.push(KeyCode.CONTROL, KeyCode.A);
        screen.push(KeyCode.DELETE);
        screen.push(KeyCode.CONTROL, KeyCode.ENTER);
        screen.see("\"nowhere\"");
        assertThat(screen.sees("inputs[0]")).isFalse();

        screen.enter("#predict-history", "100 110 120 130 120 110 100 90 80 70 80 90");
        screen.click("#predict-series");
        screen.push(KeyCode.CONTROL, KeyCode.A);
        screen.push(KeyCode.DELETE);
        screen.push(KeyCode.ENTER);
        screen.see("The band is between the quantiles 0.1 and 0.9");
        screen.shot("predict-forecast");
    }

    @Test
    void aFileIsDroppedOnDatasets() throws IOException {
        of("acme", "sentiment");
        screen.page("datasets");
        screen.settle();
        Path file = Files.writeString(Folders.fresh("dropped").resolve("Some Notes.csv"), "text,label\n");
        screen.drop("#datasets", file);

        screen.see("Upload a dataset");
        assertThat(((TextInputControl) screen.find("#upload-file")).getText()).isEqualTo(file.toString());
        assertThat(((TextInputControl) screen.find("#upload-name")).getText()).isEqualTo("some-notes");
        screen.push(KeyCode.ESCAPE);
    }

    private void of(String tenant, String task) {
        screen.choose("#tenant", tenant);
        screen.see(task);
        screen.settle();
    }

    private String id() {
        Node focused = Objects.requireNonNull(screen.focused());
        return String.valueOf(focused.getId());
    }

    private String text() {
        return ((TextInputControl) screen.find("#predict-text")).getText();
    }
}
