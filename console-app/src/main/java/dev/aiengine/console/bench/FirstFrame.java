package dev.aiengine.console.bench;

import java.time.Instant;
import javafx.application.Platform;
import javafx.scene.Scene;

/**
 * Says when the first frame was painted, and ends. Whoever started the process knows when: what the process knows of
 * its own start may be a second off.
 */
public final class FirstFrame {

    public static void tell(Scene scene) {
        Runnable[] painted = new Runnable[1];
        painted[0] = () -> {
            scene.removePostLayoutPulseListener(painted[0]);
            scene.snapshot(null);
            System.out.println("first frame at " + Instant.now().toEpochMilli());
            Platform.exit();
        };
        scene.addPostLayoutPulseListener(painted[0]);
    }

    private FirstFrame() {}
}
