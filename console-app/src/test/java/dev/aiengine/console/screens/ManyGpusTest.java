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
                screen.click("gpu-node-04, 8 GPUs, draining, 2 left");
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
            screen.click(".heat-cell");
            press(screen, KeyCode.HOME, "gpu-node-01 GPU 0, NVIDIA H100 80GB HBM3: ");
            press(screen, KeyCode.RIGHT, "gpu-node-01 GPU 1, ");
            press(screen, KeyCode.DOWN, "gpu-node-05 GPU 1, NVIDIA H100 80GB HBM3: 0 % busy");
            press(screen, KeyCode.ENTER, "What runs on gpu-node-05");
            press(screen, KeyCode.UP, "gpu-node-01 GPU 1, ");
            press(screen, KeyCode.END, "gpu-node-12 GPU 7, ");
            press(screen, KeyCode.SPACE, "What runs on gpu-node-12");
            press(screen, KeyCode.ESCAPE, "What runs");
            assertThat(screen.sees("What runs on")).isFalse();

            assertThat(reachable(screen)).as("one stop of the tab key").isEqualTo(1);
            screen.push(KeyCode.TAB);
            assertThat(Screen.fx(() -> screen.stage().getScene().getFocusOwner()))
                    .isNotInstanceOf(javafx.scene.control.Label.class);
        }
    }

    private static void press(Screen screen, KeyCode key, String words) {
        screen.push(key);
        screen.see(words);
    }

    private static long reachable(Screen screen) {
        return Screen.fx(() -> screen.stage().getScene().getRoot().lookupAll(".heat-cell").stream()
                .filter(javafx.scene.Node::isFocusTraversable)
                .count());
    }
}
