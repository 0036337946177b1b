package dev.aiengine.console.connection;

import dev.aiengine.console.work.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The engine of this computer that the console starts and stops, through the launcher. */
public final class LocalEngine implements AutoCloseable {
    private static final int LOG_BYTES = 64 * 1024;
    private static final long PATIENCE_SECONDS = 30;

    private final Path launcher;
    private final Path home;
    private final Work work;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.STOPPED);
    private volatile @Nullable Process process;

    /** What the process does. */
    public enum State {
        STOPPED,
        RUNNING,
        STOPPING,
        ENDED_BY_ITSELF
    }

    /** @param home folder of the launcher script, whose build is run */
    public LocalEngine(Path home, Work work) {
        this.home = home;
        this.launcher = home.resolve("installer/launcher/target/app/launcher.jar");
        this.work = work;
    }

    /** Whether there is a build to run; a console on its own has none. */
    public boolean available() {
        return Files.isRegularFile(launcher);
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** Starts it; whether it is healthy is for the connection to find out. */
    public void start(Profile.Local local, String key) throws IOException {
        Path data = Path.of(local.data()).toAbsolutePath().normalize();
        Path log = log(local);
        Files.createDirectories(log.getParent());
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx64m",
                        "-Daiengine.home=" + home,
                        "-jar",
                        launcher.toString(),
                        "up",
                        "--no-console",
                        "--port",
                        String.valueOf(local.port()),
                        "--data",
                        data.toString()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("API_KEY", key);
        Process started = builder.start();
        process = started;
        state.set(State.RUNNING);
        CompletableFuture<?> ignored =
                started.onExit().thenRun(() -> work.screen().execute(this::ended));
    }

    private void ended() {
        state.set(state.get() == State.STOPPING ? State.STOPPED : State.ENDED_BY_ITSELF);
    }

    /** Asks it to end, with its agents; the state tells when it has. */
    public void stop() {
        Process running = process;
        if (running != null && running.isAlive()) {
            state.set(State.STOPPING);
            running.destroy();
        }
    }

    public static Path log(Profile.Local local) {
        return Path.of(local.data())
                .toAbsolutePath()
                .normalize()
                .resolve("logs")
                .resolve("console-engine.log");
    }

    /** The end of what it has written. */
    public static String lastWords(Profile.Local local) throws IOException {
        Path log = log(local);
        if (!Files.exists(log)) {
            return "";
        }
        try (var channel = Files.newByteChannel(log)) {
            channel.position(Math.max(0, channel.size() - LOG_BYTES));
            var bytes = java.nio.ByteBuffer.allocate(LOG_BYTES);
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // until the end or full
            }
            return new String(bytes.array(), 0, bytes.position(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    /** The engine ends with the console that started it. */
    @Override
    public void close() {
        Process running = process;
        if (running == null || !running.isAlive()) {
            return;
        }
        running.destroy();
        try {
            if (!running.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                running.destroyForcibly();
            }
        } catch (InterruptedException e) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
