package dev.aiengine.launcher.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The port and the folder that an engine needs for itself. */
class PlacesTest {

    @Test
    void aPortInUseIsToldWithWhatToDo() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            assertThatExceptionOfType(LaunchFailure.class)
                    .isThrownBy(() -> Ports.requireFree(socket.getLocalPort()))
                    .withMessage("Port " + socket.getLocalPort()
                            + " is in use: stop what listens there, or choose another with --port");
        }
    }

    @Test
    void aPortThatCannotBeIsRefused() {
        assertThatExceptionOfType(LaunchFailure.class)
                .isThrownBy(() -> Ports.requireFree(70_000))
                .withMessageContaining("70000");
    }

    @Test
    void aFreePortIsTaken() {
        assertThatNoException().isThrownBy(() -> Ports.requireFree(Ports.free()));
    }

    @Test
    void aDataFolderIsHeldByOneEngineAtATime(@TempDir Path temporary) throws IOException {
        Path folder = temporary.resolve("data");
        DataFolder first = DataFolder.hold(folder);

        assertThatExceptionOfType(LaunchFailure.class)
                .isThrownBy(() -> DataFolder.hold(folder))
                .withMessageContaining("Another engine runs on the data folder " + folder);

        first.close();
        DataFolder.hold(folder).close();
        assertThat(folder.resolve("logs")).isDirectory();
    }

    @Test
    void aDataFolderThatCannotBeMadeIsNamed(@TempDir Path temporary) throws IOException {
        Path file = Files.createFile(temporary.resolve("file"));

        assertThatExceptionOfType(LaunchFailure.class)
                .isThrownBy(() -> DataFolder.hold(file.resolve("data")))
                .withMessageContaining(file.toString());
    }
}
