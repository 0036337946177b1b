package dev.aiengine.console.work;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/** The one place where other threads enter the FX thread. */
public final class FxThread implements Executor {

    @Override
    public void execute(Runnable command) {
        if (Platform.isFxApplicationThread()) {
            command.run();
        } else {
            Platform.runLater(command);
        }
    }
}
