package dev.aiengine.console.support;

import dev.aiengine.console.Console;
import java.io.IOException;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.control.Tooltip;
import javafx.stage.Stage;

/** A console that opens a tooltip and ends. */
public final class TooltipConsole {

    public static void main(String[] arguments) {
        Application.launch(Opened.class, "--home=" + Folders.fresh("home"));
    }

    /** The real console in its own wiring, with one more thing to do. */
    public static final class Opened extends Application {
        private final Console console = new Console();

        @Override
        public void init() {
            com.sun.javafx.application.ParametersImpl.registerParameters(console, getParameters());
        }

        @Override
        public void start(Stage stage) throws IOException {
            console.start(stage);
            new Tooltip("Still here").show(stage, stage.getX() + 50, stage.getY() + 50);
            System.out.println("a tooltip is open");
            Platform.runLater(() -> Platform.runLater(Platform::exit));
        }

        @Override
        public void stop() {
            console.stop();
        }
    }
}
