package dev.aiengine.console.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiengine.console.support.PlayedFleet;
import dev.aiengine.console.support.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class ManyGpusTest {

    @Test
    void fortyNodesOfEightGpusAreOnePicture() throws IOException {
        try (PlayedFleet fleet = new PlayedFleet(40, 8);
                Screen screen = Screen.of(fleet.url(), "any")) {
            screen.see("Healthy");
            for (String theme : List.of("light", "dark")) {
                screen.page("fleet");
                screen.see("40 nodes, 320 GPUs, 2 drained or draining, 2 silent");
                screen.click("#heat-utilisation");
                screen.settle();
                assertThat(Files.size(screen.shot("fleet-many-" + theme))).isGreaterThan(10_000);
                screen.click("gpu-node-04");
                screen.click("#heat-memory");
                screen.see("2 workloads are still there");
                screen.settle();
                assertThat(Files.size(screen.shot("fleet-node-" + theme))).isGreaterThan(10_000);
                screen.click("#all-nodes");
                screen.click("#theme");
            }
        }
    }

    @Test
    void cellsAreReachedByKeysAndSayWhatTheyAre() throws IOException {
        try (PlayedFleet fleet = new PlayedFleet(12, 8);
                Screen screen = Screen.of(fleet.url(), "any")) {
            screen.page("fleet");
            screen.click("gpu-node-01");
            screen.see("What runs on gpu-node-01");
            screen.push(KeyCode.SHIFT, KeyCode.TAB);
        }
    }
}
