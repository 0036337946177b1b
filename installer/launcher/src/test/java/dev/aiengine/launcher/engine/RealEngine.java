package dev.aiengine.launcher.engine;

import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.aiengine.contract.client.EngineClient;
import dev.aiengine.contract.client.EngineException;
import dev.aiengine.contract.client.EngineUnreachable;
import dev.aiengine.contract.fleet.Agent;
import dev.aiengine.contract.tenancy.NewTenant;
import dev.aiengine.contract.tenancy.Role;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A control plane in a process of its own, with real agents, that tests start, kill and start again. */
final class RealEngine implements AutoCloseable {
    static final Duration LONG = Duration.ofMinutes(3);

    private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
    private static final Path DAEMON = HOME.resolve("agents/daemon/target/app/daemon.jar");
    private static final String KEY = "the-operators-key-of-the-test";

    private final Path data;
    private final List<String> settings;
    private final int port = Ports.free();
    private final EngineClient operator = new EngineClient(URI.create("http://localhost:" + port), KEY);
    private final List<Process> controlPlanes = new ArrayList<>();

    /** An engine that does not run yet. */
    RealEngine(Path data, String... settings) {
        this.data = data;
        this.settings = List.of(settings);
    }

    void start() {
        assumeThat(DAEMON)
                .as("the programs of control plane and agents; mvn verify builds them before this test")
                .isRegularFile();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JvmFlags.CONTROL_PLANE);
        command.addAll(List.of(
                "-jar",
                HOME.resolve("control-plane/server/target/app/server.jar").toString(),
                "--server.port=" + port,
                "--aiengine.storage.data=" + data,
                "--aiengine.agent.jar=" + DAEMON));
        command.addAll(settings);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("control-plane-" + controlPlanes.size() + ".log")
                        .toFile());
        builder.environment().putAll(Map.of("API_KEY", KEY));
        try {
            controlPlanes.add(builder.start());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        await().atMost(LONG).until(this::healthy);
    }

    /** Kills the control plane; its agents go on. */
    void kill() {
        controlPlanes.getLast().destroyForcibly().onExit().join();
    }

    /** A new tenant's administrator. */
    EngineClient tenant(String name) {
        operator.tenants().create(new NewTenant(name, null, null));
        return operator.withKey(Objects.requireNonNull(
                operator.tenants().createKey(name, "test", Role.TENANT_ADMIN).key()));
    }

    List<Agent> agents() {
        return operator.agents().stream().toList();
    }

    static ProcessHandle process(Agent agent) {
        return found(agent).orElseThrow();
    }

    static boolean isAlive(Agent agent) {
        return found(agent).filter(ProcessHandle::isAlive).isPresent();
    }

    private static Optional<ProcessHandle> found(Agent agent) {
        return ProcessHandle.of(Objects.requireNonNull(agent.pid()));
    }

    @Override
    public void close() {
        controlPlanes.forEach(Process::destroy);
        controlPlanes.forEach(process -> process.onExit().join());
        new Agents(DAEMON, data).end(Duration.ofSeconds(10));
    }

    private boolean healthy() {
        try {
            return operator.health().status().equals("UP");
        } catch (EngineException | EngineUnreachable e) {
            return false;
        }
    }
}
