package dev.aiengine.console.support;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aiengine.contract.client.EngineClient;
import dev.aiengine.contract.client.EngineUnreachable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A control plane with its agents, as it is built, in processes of its own; one for all tests of this run. */
public final class RealEngine {
    public static final String KEY = "operator-key-of-the-console-tests";

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path SERVER = ROOT.resolve("control-plane/server/target/app/server.jar");
    private static final Path DAEMON = ROOT.resolve("agents/daemon/target/app/daemon.jar");
    private static @Nullable RealEngine shared;

    private final @Nullable Process process;
    private final URI url;

    private RealEngine(@Nullable Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /**
     * The one that all tests share, with {@link Seed} in it; tests are skipped where none was built. While tests are
     * written, {@code -Daiengine.test.engine=URL} names one that runs already.
     */
    public static synchronized RealEngine shared() {
        RealEngine there = shared;
        String running = System.getProperty("aiengine.test.engine");
        if (there == null && running != null) {
            return new RealEngine(null, URI.create(running));
        }
        if (there == null) {
            there = start();
            Seed.sow(there.operator());
            shared = there;
        }
        return there;
    }

    /**
     * An engine of a test's own.
     *
     * @param settings as on its command line
     */
    public static RealEngine start(String... settings) {
        assumeTrue(
                Files.isRegularFile(SERVER) && Files.isRegularFile(DAEMON),
                "no engine is built: run ./mvnw package -DskipTests first, or ./aiengine test");
        try {
            Path data = Files.createTempDirectory("console-engine");
            int port = free();
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-Xmx256m",
                    "-XX:TieredStopAtLevel=1",
                    "--enable-native-access=ALL-UNNAMED",
                    "-jar",
                    SERVER.toString(),
                    "--server.port=" + port,
                    "--aiengine.storage.data=" + data,
                    "--aiengine.agent.jar=" + DAEMON));
            command.addAll(List.of(settings));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(data.resolve("engine.log").toFile());
            builder.environment().keySet().removeAll(List.of("DATABASE_URL", "MODEL_STORAGE_PATH"));
            builder.environment().put("API_KEY", KEY);
            Process process = builder.start();
            RealEngine engine = new RealEngine(process, URI.create("http://localhost:" + port));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process, data)));
            await().atMost(Duration.ofMinutes(2)).until(engine::healthy);
            return engine;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI url() {
        return url;
    }

    public EngineClient operator() {
        return new EngineClient(url, KEY);
    }

    /** Ends the control plane, as a crash would. */
    public void kill() {
        Objects.requireNonNull(process).destroyForcibly();
    }

    private boolean healthy() {
        try {
            return operator().health().status().equals("UP");
        } catch (EngineUnreachable e) {
            return false;
        }
    }

    private static void end(Process process, Path data) {
        process.destroy();
        process.onExit().join();
        ProcessHandle.allProcesses()
                .filter(agent -> agent.info()
                        .arguments()
                        .filter(arguments -> List.of(arguments).contains(DAEMON.toString())
                                && agent.parent().map(ProcessHandle::pid).orElse(1L) == 1L
                                && works(data, List.of(arguments)))
                        .isPresent())
                .forEach(ProcessHandle::destroyForcibly);
        try (Stream<Path> files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            // the folder of temporary files is cleared by the system
        }
    }

    private static boolean works(Path data, List<String> arguments) {
        try (Stream<Path> work = Files.list(data.resolve("work"))) {
            return work.anyMatch(
                    folder -> arguments.contains(folder.getFileName().toString()));
        } catch (IOException e) {
            return false;
        }
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
