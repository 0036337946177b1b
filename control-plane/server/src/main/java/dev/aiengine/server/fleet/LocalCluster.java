package dev.aiengine.server.fleet;

import dev.aiengine.admission.Node;
import dev.aiengine.contract.agent.AgentRoutes;
import dev.aiengine.server.fleet.Workload.Kind;
import dev.aiengine.server.storage.StorageProperties;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * Agents as child processes of this machine. A handle is process id and start time, so that after a restart of the
 * control plane a process is found again and never mistaken for one that took its number.
 */
@Component
@ConditionalOnProperty(name = "aiengine.cluster", havingValue = "local", matchIfMissing = true)
class LocalCluster implements Cluster {
    private static final Duration POLITE = Duration.ofSeconds(10);

    private final AgentProgram program;
    private final LocalMachine machine;
    private final Path data;
    private final Path logs;
    private final Path work;
    private final Map<String, Process> children = new ConcurrentHashMap<>();
    private final Map<ProcessHandle, CompletableFuture<ProcessHandle>> stopping = new ConcurrentHashMap<>();
    private volatile int port;

    LocalCluster(AgentProgram program, LocalMachine machine, StorageProperties storage) {
        this.program = program;
        this.machine = machine;
        this.data = storage.data();
        this.logs = data.resolve("logs");
        this.work = data.resolve("work");
    }

    @EventListener
    void listening(WebServerInitializedEvent event) {
        port = event.getWebServer().getPort();
    }

    @Override
    public List<Node> nodes() {
        return List.of(machine.node());
    }

    @Override
    public String launch(Workload workload, String token) throws IOException {
        Files.createDirectories(logs);
        Path folder = work.resolve(workload.id()).resolve(Integer.toString(workload.attempt()));
        Files.createDirectories(folder);
        List<String> command = new ArrayList<>(program.java(workload));
        command.add(workload.kind().name().toLowerCase(Locale.ROOT));
        command.addAll(List.of("--workload", workload.id(), "--attempt", Integer.toString(workload.attempt())));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(logFile(workload.id(), workload.attempt()).toFile());
        Map<String, String> environment = builder.environment();
        // An agent has no business with the control plane's own secrets
        environment.keySet().removeAll(List.of("API_KEY", "DATABASE_URL"));
        environment.putAll(AgentProgram.environment(data));
        environment.put(AgentRoutes.URL_VARIABLE, "http://127.0.0.1:" + port);
        environment.put(AgentRoutes.TOKEN_VARIABLE, token);
        environment.put(AgentRoutes.NODE_VARIABLE, LocalMachine.NAME);
        environment.put(AgentRoutes.WORK_VARIABLE, folder.toString());
        Process process = builder.start();
        String handle = handle(process.toHandle());
        children.put(handle, process);
        return handle;
    }

    @Override
    public Optional<String> ended(String handle) {
        Process child = children.get(handle);
        if (child != null) {
            return child.isAlive() ? Optional.empty() : Optional.of(epitaph(child.exitValue()));
        }
        return find(handle).isPresent() ? Optional.empty() : Optional.of("the agent's process ended");
    }

    @Override
    public void stop(String handle) {
        find(handle).ifPresent(process -> {
            process.destroy();
            CompletableFuture<ProcessHandle> end = process.onExit();
            stopping.put(
                    process,
                    end.orTimeout(POLITE.toMillis(), TimeUnit.MILLISECONDS).handle((ended, late) -> {
                        if (late != null) {
                            process.destroyForcibly();
                        }
                        stopping.remove(process);
                        return process;
                    }));
        });
        children.remove(handle);
    }

    /** What was asked to end has ended before the control plane does. */
    @PreDestroy
    void awaitStopped() {
        CompletableFuture.allOf(stopping.values().toArray(CompletableFuture[]::new))
                .join();
    }

    @Override
    public Optional<String> place(String handle) {
        return Optional.of(LocalMachine.NAME);
    }

    /** A process is there or is not. */
    @Override
    public Optional<String> note(String handle) {
        return Optional.empty();
    }

    /** An agent that no row knows of is refused at its first heartbeat, and ends. */
    @Override
    public void keepOnly(Collection<String> handles) {}

    @Override
    public Optional<Resource> log(Workload workload, int attempt) {
        return Optional.of(logFile(workload.id(), attempt))
                .filter(Files::isRegularFile)
                .map(FileSystemResource::new);
    }

    /** Whoever stops the engine on a machine of theirs wants the machine back. */
    @Override
    public boolean outlivesEngine() {
        return false;
    }

    private Path logFile(String workload, int attempt) {
        return logs.resolve(workload + "-" + attempt + ".log");
    }

    private static Optional<ProcessHandle> find(String handle) {
        return ProcessHandle.of(Long.parseLong(handle.substring(0, handle.indexOf('@'))))
                .filter(process -> process.isAlive() && handle(process).equals(handle));
    }

    private static String handle(ProcessHandle process) {
        long start = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        return process.pid() + "@" + start;
    }

    private static String epitaph(int exit) {
        return switch (exit) {
            case 137 -> "the agent's process was killed (SIGKILL), perhaps for lack of memory";
            case 143 -> "the agent's process was terminated (SIGTERM)";
            default -> "the agent's process ended with exit code " + exit + "; its log says why";
        };
    }

    /** A training gets the processors it asked for; a serving pool takes what is free. */
    static int processors(Workload workload) {
        int all = Runtime.getRuntime().availableProcessors();
        return workload.kind() == Kind.SERVE
                ? all
                : Math.clamp((long) Math.ceil(workload.needs().cpus()), 1, all);
    }
}
