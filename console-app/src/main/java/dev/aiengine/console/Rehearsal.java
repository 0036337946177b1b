package dev.aiengine.console;

import dev.aiengine.console.connection.Connections;
import dev.aiengine.console.connection.Environment;
import dev.aiengine.console.connection.Profile;
import dev.aiengine.console.shell.Window;
import java.net.URI;
import java.util.Iterator;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.util.Duration;

/** Shows every page once without an engine, so that the JVM can write down what a console loads, and ends. */
final class Rehearsal {
    private static final Duration PAGE = Duration.millis(250);
    /** Nothing listens there: the pages are shown with what they say then. */
    private static final URI NOWHERE = URI.create("http://localhost:9");

    static void play(Window window, Connections connections) {
        connections.open(Profile.remote("Rehearsal", NOWHERE, "none", Environment.DEVELOPMENT));
        Iterator<String> pages = Pages.ALL.stream().map(kind -> kind.id()).iterator();
        PauseTransition next = new PauseTransition(PAGE);
        next.setOnFinished(event -> {
            if (pages.hasNext()) {
                window.to(pages.next());
                next.playFromStart();
            } else {
                Platform.exit();
            }
        });
        next.play();
    }

    private Rehearsal() {}
}
