package dev.aiengine.agent;

import dev.aiengine.agent.control.Attempt;
import dev.aiengine.agent.control.Backoff;
import dev.aiengine.agent.control.ControlPlaneClient;
import dev.aiengine.agent.control.Ending;
import dev.aiengine.agent.control.Heartbeats;
import dev.aiengine.agent.control.Machine;
import dev.aiengine.agent.control.WorkFolder;
import dev.aiengine.contract.agent.AgentRoutes;
import dev.aiengine.contract.agent.DesiredState;
import dev.aiengine.contract.agent.Heartbeat;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What both commands start from: who this process is, where the control plane is, and where it may write. Read from the
 * environment, as a command line is seen by everybody on the machine and the token must not be.
 */
record Agent(
        Attempt attempt,
        WorkFolder work,
        Machine machine,
        @Nullable Duration orphanAfter,
        InstantSource clock,
        Ending ending) {
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final Duration CONNECT = Duration.ofSeconds(5);

    static Agent of(Map<String, String> environment, String workload, int attempt) throws IOException {
        URI url = URI.create(required(environment, AgentRoutes.URL_VARIABLE));
        Path work = Path.of(required(environment, AgentRoutes.WORK_VARIABLE)).toAbsolutePath();
        Files.createDirectories(work);
        String node = environment.get(AgentRoutes.NODE_VARIABLE);
        return new Agent(
                new Attempt(url, required(environment, AgentRoutes.TOKEN_VARIABLE), workload, attempt),
                new WorkFolder(work),
                Machine.named(node == null || node.isBlank() ? Machine.hostName() : node),
                orphanAfter(environment.get(AgentRoutes.ORPHAN_AFTER_VARIABLE)),
                Clock.systemUTC(),
                new Ending());
    }

    /** @param patience how long one call is tried again */
    ControlPlaneClient controlPlane(Duration patience) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
        return new ControlPlaneClient(attempt, ending, backoff(), patience, clock, http);
    }

    Heartbeats heartbeats(
            ControlPlaneClient controlPlane,
            Supplier<Heartbeat> report,
            Consumer<DesiredState> desired,
            @Nullable Duration orphaned) {
        Heartbeats.Rhythm rhythm = new Heartbeats.Rhythm(BEAT, backoff(), orphaned);
        return new Heartbeats(controlPlane, report, desired, ending, rhythm, work.path(), clock);
    }

    static Backoff backoff() {
        return new Backoff(Duration.ofMillis(250), Duration.ofSeconds(5), RandomGenerator.getDefault());
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("the environment variable " + name + " is missing");
        }
        return value;
    }

    private static @Nullable Duration orphanAfter(@Nullable String value) {
        try {
            return value == null || value.isBlank() ? null : Duration.parse(value);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    AgentRoutes.ORPHAN_AFTER_VARIABLE + " is no ISO 8601 duration like PT1H: " + value, e);
        }
    }
}
