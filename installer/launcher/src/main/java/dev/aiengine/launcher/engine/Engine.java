package dev.aiengine.launcher.engine;

import dev.aiengine.contract.client.EngineClient;
import dev.aiengine.contract.client.EngineException;
import dev.aiengine.contract.client.EngineUnreachable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A control plane that this launcher started, with its agents; whatever ends the launcher ends them too. */
public final class Engine implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final Duration STOP = Duration.ofSeconds(20);
    private static final int LAST_LINES = 20;

    private final EngineSettings settings;
    private final DataFolder folder;
    private final Agents agents;
    private final Process process;
    private final long started = System.nanoTime();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final Thread hook = new Thread(this::stop, "stop-engine");

    private Engine(EngineSettings settings, DataFolder folder, Agents agents, Process process) {
        this.settings = settings;
        this.folder = folder;
        this.agents = agents;
        this.process = process;
    }

    public static Engine start(Installation installation, StartCaches caches, EngineSettings settings) {
        return start(installation, caches.serverFlags(), caches.serverArguments(), settings);
    }

    /**
     * Starts an engine.
     *
     * @param flags of the control plane's JVM, after those of {@link JvmFlags}
     * @param arguments of the control plane, after those that every engine gets
     */
    static Engine start(
            Installation installation, List<String> flags, List<String> arguments, EngineSettings settings) {
        Ports.requireFree(settings.port());
        DataFolder folder = DataFolder.hold(settings.data());
        List<String> command = new ArrayList<>();
        command.add(installation.java().toString());
        command.addAll(JvmFlags.CONTROL_PLANE);
        command.addAll(flags);
        command.addAll(List.of(
                "-jar",
                installation.server().toString(),
                "--server.port=" + settings.port(),
                "--aiengine.storage.data=" + settings.data(),
                "--aiengine.agent.jar=" + installation.daemon()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        if (settings.apart()) {
            environment.keySet().removeAll(EngineSettings.SHARED);
        }
        environment.putAll(JvmFlags.ENVIRONMENT);
        environment.putAll(settings.environment());
        builder.redirectOutput(
                settings.apart()
                        ? ProcessBuilder.Redirect.to(settings.log().toFile())
                        : ProcessBuilder.Redirect.INHERIT);
        try {
            Engine engine =
                    new Engine(settings, folder, new Agents(installation.daemon(), settings.data()), builder.start());
            Runtime.getRuntime().addShutdownHook(engine.hook);
            return engine;
        } catch (IOException e) {
            throw new LaunchFailure("The control plane cannot be started: " + e.getMessage());
        }
    }

    public URI url() {
        return URI.create("http://localhost:" + settings.port());
    }

    public EngineClient client(String key) {
        return new EngineClient(url(), key);
    }

    public long pid() {
        return process.pid();
    }

    /**
     * Waits until the engine says that it is healthy.
     *
     * @return seconds since the process was started
     */
    public double awaitHealthy() throws InterruptedException {
        EngineClient anyone = client("");
        while (!healthy(anyone)) {
            if (process.waitFor(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                throw ended("did not start: it ended with exit code " + process.exitValue());
            }
            if (secondsSinceStart() > START.toSeconds()) {
                throw ended("is not healthy after " + START.toSeconds() + " s");
            }
        }
        return secondsSinceStart();
    }

    /**
     * Waits until the control plane ends.
     *
     * @return 0 where it was told to end, 1 where it died
     */
    public int awaitEnd() throws InterruptedException {
        int exit = process.waitFor();
        if (stopping.get()) {
            return 0;
        }
        throw ended("ended by itself with exit code " + exit);
    }

    /** Ends the control plane first, so that it does not start anew the agents that end after it. */
    public void stop() {
        stop(STOP);
    }

    void stop(Duration patience) {
        if (!stopping.compareAndSet(false, true)) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        agents.end(patience);
        try {
            folder.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the hook is what is running
        }
    }

    private static boolean healthy(EngineClient client) {
        try {
            return client.health().status().equals("UP");
        } catch (EngineException | EngineUnreachable e) {
            return false;
        }
    }

    private double secondsSinceStart() {
        return (System.nanoTime() - started) / 1e9;
    }

    private LaunchFailure ended(String what) {
        String message = "The control plane " + what;
        return new LaunchFailure(settings.apart() ? message + "; its log ends with:\n" + lastLines() : message);
    }

    private String lastLines() {
        try {
            List<String> lines = Files.readAllLines(settings.log());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size())) + "\n("
                    + settings.log() + ")";
        } catch (IOException e) {
            return settings.log() + " cannot be read: " + e;
        }
    }
}
