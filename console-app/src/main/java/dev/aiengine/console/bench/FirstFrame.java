package dev.aiengine.console.bench;

import java.time.Duration;
import java.time.Instant;
import javafx.application.Platform;
import javafx.scene.Scene;

/** Says how long the process took until its first frame was painted, and ends. */
public final class FirstFrame {

    public static void tell(Scene scene) {
        Runnable[] painted = new Runnable[1];
        painted[0] = () -> {
            scene.removePostLayoutPulseListener(painted[0]);
            scene.snapshot(null);
            Instant started = ProcessHandle.current().info().startInstant().orElseThrow();
            System.out.println("first frame after "
                    + Duration.between(started, Instant.now()).toMillis() + " ms");
            Platform.exit();
        };
        scene.addPostLayoutPulseListener(painted[0]);
    }

    private FirstFrame() {}
}
