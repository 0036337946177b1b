package dev.aiengine.console.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aiengine.console.connection.Connections;
import dev.aiengine.console.connection.LocalEngine;
import dev.aiengine.console.connection.Profiles;
import dev.aiengine.console.work.Work;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionsModelTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aPortThatIsTakenIsSaidBeforeAnEngineIsStarted() throws IOException {
        try (ServerSocket other = new ServerSocket(0)) {
            assertThat(ConnectionsModel.wrongPort(String.valueOf(other.getLocalPort())))
                    .contains("Another program listens at port " + other.getLocalPort());
        }
        assertThat(ConnectionsModel.wrongPort("80")).contains("from 1024");
        assertThat(ConnectionsModel.wrongPort("web")).contains("A port is a number");
    }

    @Test
    void aFolderThatCannotBeMadeIsSaidBeforeAnEngineIsStarted() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "a file");

        assertThat(ConnectionsModel.wrongFolder(file.resolve("data").toString()))
                .isEqualTo(file + " is a file: choose a folder");
        assertThat(ConnectionsModel.wrongFolder(" ")).isEqualTo("Name a folder");
        assertThat(ConnectionsModel.wrongFolder(folder.resolve("not/there/yet").toString()))
                .isNull();
    }

    /** Without a build there is nothing to start: the process ends at once. */
    @Test
    void anEngineThatEndsByItselfIsNotShownAnyLonger() throws Exception {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        ExecutorService screen = Executors.newSingleThreadExecutor();
        ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
        Work work = new Work(background, screen);
        try (timer;
                screen;
                background;
                LocalEngine local = new LocalEngine(folder.resolve("nothing"), work);
                Connections connections =
                        new Connections(Profiles.in(folder), local, work, timer, InstantSource.system())) {
            ConnectionsModel model = new ConnectionsModel(connections);
            int port = free();
            screen.submit(() -> model.startLocal(folder.resolve("data").toString(), port))
                    .get();

            await().until(() -> local.state().get() == LocalEngine.State.ENDED_BY_ITSELF);
            await().until(() -> connections.open().isEmpty());
            assertThat(connections.active().get()).isNull();
            assertThat(LocalEngine.lastWords(model.localSettings())).contains("jar");
        }
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
