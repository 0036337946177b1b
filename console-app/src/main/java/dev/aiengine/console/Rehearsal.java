package dev.aiengine.console;

import dev.aiengine.console.connection.Connections;
import dev.aiengine.console.connection.Environment;
import dev.aiengine.console.connection.Profile;
import dev.aiengine.console.shell.Window;
import java.net.URI;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.PauseTransition;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.util.Duration;

/** A console that goes from page to page by itself. */
final class Rehearsal {
    private static final Duration PAGE = Duration.millis(250);
    private static final Duration STAY = Duration.seconds(2);
    /** Nothing listens there: the pages are shown with what they say then. */
    private static final URI NOWHERE = URI.create("http://localhost:9");

    /** Shows every page once without an engine, so that the JVM can write down what a console loads, and ends. */
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

    /** Goes from page to page, one after the other, as long as the console is open. */
    static void wander(Window window) {
        Iterator<String> pages = Stream.generate(() -> Pages.ALL)
                .flatMap(List::stream)
                .map(kind -> kind.id())
                .iterator();
        Timeline walk = new Timeline(new KeyFrame(STAY, event -> window.to(pages.next())));
        walk.setCycleCount(Animation.INDEFINITE);
        walk.play();
    }

    private Rehearsal() {}
}
