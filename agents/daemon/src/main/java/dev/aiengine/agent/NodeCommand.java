package dev.aiengine.agent;

import dev.aiengine.agent.control.Ending;
import dev.aiengine.agent.control.Heartbeats;
import dev.aiengine.agent.control.Machine;
import dev.aiengine.agent.control.NodeClient;
import dev.aiengine.agent.node.NodeCache;
import dev.aiengine.contract.agent.AgentRoutes;
import dev.aiengine.contract.agent.NodeHeartbeat;
import dev.aiengine.hardware.Hardware;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks after a machine until told to stop: tells how it is, and keeps model packages for the agents on it. */
@Command(name = "node", description = "Looks after a machine until told to stop", mixinStandardHelpOptions = true)
final class NodeCommand implements Callable<Integer> {
    private static final Logger log = LoggerFactory.getLogger(NodeCommand.class);
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Option(names = "--interval", defaultValue = "PT5S", description = "between two readings (${DEFAULT-VALUE})")
    Duration interval = Duration.ZERO;

    @Option(names = "--nvidia-smi", defaultValue = "nvidia-smi", description = "NVIDIA's tool (${DEFAULT-VALUE})")
    String nvidiaSmi = "";

    @Option(names = "--nvidia-smi-limit", defaultValue = "PT5S", description = "how long it may take")
    Duration nvidiaSmiLimit = Duration.ZERO;

    @Option(names = "--max-cache", defaultValue = "0", description = "bytes of packages to keep; 0 keeps none")
    long maxCache;

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "address to give them out on")
    String host = "";

    @Option(names = "--port", defaultValue = "0", description = "port to give them out on; 0 takes any that is free")
    int port;

    @Option(names = "--advertise", paramLabel = "HOST", description = "how others reach this host, if not by --host")
    @Nullable
    String advertise;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Map<String, String> environment = System.getenv();
        URI url = URI.create(required(environment, AgentRoutes.URL_VARIABLE));
        String token = required(environment, AgentRoutes.TOKEN_VARIABLE);
        Path work = Path.of(required(environment, AgentRoutes.WORK_VARIABLE)).toAbsolutePath();
        String named = environment.get(AgentRoutes.NODE_VARIABLE);
        String node = named == null || named.isBlank() ? Machine.hostName() : named;
        Files.createDirectories(work);

        Ending ending = new Ending();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> ending.end("told to end")));
        InstantSource clock = Clock.systemUTC();
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
        log.info("node {}, process {}", node, ProcessHandle.current().pid());
        try (NodeClient controlPlane =
                        new NodeClient(url, node, token, ending, Agent.backoff(), PATIENCE, clock, http);
                NodeCache cache = maxCache > 0 ? cache(work, controlPlane, clock) : null) {
            Hardware hardware = Hardware.ofNode(nvidiaSmi, nvidiaSmiLimit, clock);
            String address =
                    cache == null ? null : "http://" + Objects.requireNonNullElse(advertise, host) + ":" + cache.port();
            Heartbeats.Beat beat = () -> {
                NodeHeartbeat heartbeat =
                        new NodeHeartbeat(hardware.read(), address, cache == null ? null : cache.status());
                var desired = controlPlane.beat(heartbeat);
                if (cache != null) {
                    cache.desire(desired);
                }
            };
            Heartbeats.Rhythm rhythm = new Heartbeats.Rhythm(interval, Agent.backoff(), null);
            Thread.ofPlatform().daemon().name("heartbeats").start(new Heartbeats(beat, ending, rhythm, work, clock));
            Ending.Reason reason = ending.await();
            log.info("ended: {}", reason.text());
            return reason.failed() ? 1 : 0;
        }
    }

    private NodeCache cache(Path work, NodeClient controlPlane, InstantSource clock) throws IOException {
        return NodeCache.open(
                work.resolve("packages"), maxCache, new InetSocketAddress(host, port), controlPlane, clock);
    }

    private String required(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new CommandLine.ParameterException(
                    Objects.requireNonNull(spec).commandLine(), "the environment variable " + name + " is missing");
        }
        return value;
    }
}
