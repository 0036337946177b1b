package dev.aiengine.launcher.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The agent processes of one engine. They outlive the control plane on purpose, so whoever ends an engine for good ends
 * them; they are known by their program and by a workload whose folder lies in the engine's data.
 */
final class Agents {
    private final Path daemon;
    private final Path work;

    Agents(Path daemon, Path data) {
        this.daemon = daemon;
        this.work = data.resolve("work");
    }

    /** Asks every agent to end, and ends those that have not after a while. */
    void end(Duration patience) {
        List<ProcessHandle> agents = running();
        agents.forEach(ProcessHandle::destroy);
        CompletableFuture<?>[] ends = agents.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(ends)
                .completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        agents.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
    }

    List<ProcessHandle> running() {
        Set<String> workloads = workloads();
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .arguments()
                        .filter(arguments -> isAgent(Arrays.asList(arguments), workloads))
                        .isPresent())
                .toList();
    }

    private boolean isAgent(List<String> arguments, Set<String> workloads) {
        return arguments.contains(daemon.toString()) && arguments.stream().anyMatch(workloads::contains);
    }

    private Set<String> workloads() {
        if (!Files.isDirectory(work)) {
            return Set.of();
        }
        try (Stream<Path> folders = Files.list(work)) {
            return folders.map(folder -> folder.getFileName().toString()).collect(Collectors.toSet());
        } catch (IOException e) {
            return Set.of();
        }
    }
}
