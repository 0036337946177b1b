package dev.aiengine.agent;

import dev.aiengine.agent.control.Blobs;
import dev.aiengine.agent.control.ControlPlaneClient;
import dev.aiengine.agent.control.Heartbeats;
import dev.aiengine.agent.http.Limits;
import dev.aiengine.agent.http.PredictionServer;
import dev.aiengine.agent.measuring.Ledger;
import dev.aiengine.agent.measuring.Meters;
import dev.aiengine.agent.measuring.Remembrance;
import dev.aiengine.agent.serving.ServingState;
import dev.aiengine.contract.agent.DesiredState;
import dev.aiengine.contract.agent.Heartbeat;
import dev.aiengine.models.Families;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Answers predictions for a tenant's endpoints until it is told to stop. */
@Command(name = "serve", description = "Answers predictions until told to stop", mixinStandardHelpOptions = true)
final class ServeCommand extends AgentCommand {
    private static final Logger log = LoggerFactory.getLogger(ServeCommand.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LONGEST_DRAIN = Duration.ofSeconds(5);

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "address to listen on (${DEFAULT-VALUE})")
    String host = "";

    @Option(names = "--port", defaultValue = "0", description = "port to listen on; 0 takes any that is free")
    int port;

    @Option(names = "--advertise", paramLabel = "HOST", description = "how others reach this host, if not by --host")
    @Nullable
    String advertise;

    @Option(names = "--max-body", defaultValue = "16777216", description = "bytes of a request (${DEFAULT-VALUE})")
    int maxBody;

    @Option(names = "--max-held", defaultValue = "33554432", description = "bytes of all requests (${DEFAULT-VALUE})")
    long maxHeld;

    @Option(names = "--max-inputs", defaultValue = "1024", description = "inputs of a request (${DEFAULT-VALUE})")
    int maxInputs;

    @Option(names = "--deadline", defaultValue = "PT30S", description = "longest wait of a request (${DEFAULT-VALUE})")
    Duration deadline = Duration.ZERO;

    @Option(
            names = "--remembered",
            defaultValue = "50",
            description = "predictions that feedback may come to, of every two seconds (${DEFAULT-VALUE})")
    int remembered;

    /** How long what has begun may take once this shall end: at a signal there is little time. */
    private volatile Duration drain = LONGEST_DRAIN;

    @Override
    void carryOut(Agent agent) throws IOException, InterruptedException {
        Meters meters = new Meters();
        Remembrance remembrance = new Remembrance(remembered);
        Ledger ledger = new Ledger(meters, remembrance, agent.clock());
        AtomicReference<Runnable> soon = new AtomicReference<>(() -> {});
        ControlPlaneClient controlPlane = agent.controlPlane(PATIENCE);
        Blobs blobs = new Blobs(agent.work().blobs(), controlPlane);
        try (controlPlane;
                ScheduledExecutorService loading = Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("loading").factory());
                ServingState state = new ServingState(
                        agent.work(),
                        blobs,
                        found -> Families.of(found.manifest().task()).load(found),
                        new ServingState.Surroundings(
                                agent.clock(),
                                System::nanoTime,
                                loading,
                                Thread.ofPlatform().daemon()::start,
                                Agent.backoff(),
                                maxHeld,
                                meters),
                        () -> soon.get().run())) {
            PredictionServer server = PredictionServer.start(
                    state,
                    new Limits(maxBody, maxInputs, deadline),
                    new PredictionServer.Surroundings(agent.clock(), System::nanoTime, version(), remembrance),
                    new InetSocketAddress(host, port));
            String address = "http://" + Objects.requireNonNullElse(advertise, host) + ":" + server.port();
            log.info("answering on {}", address);
            Heartbeats heartbeats = agent.heartbeats(
                    controlPlane,
                    () -> ledger.in(heartbeat(agent, address, state)),
                    desired -> {
                        ledger.answered(desired.measured());
                        heed(desired, agent, blobs, state);
                    },
                    agent.orphanAfter());
            soon.set(heartbeats::soon);
            Thread.ofPlatform().daemon().name("heartbeats").start(heartbeats);
            agent.ending().await();
            server.close(drain);
            loading.shutdownNow();
        }
    }

    private static Heartbeat heartbeat(Agent agent, String address, ServingState state) {
        return new Heartbeat(
                agent.machine().node(),
                agent.machine().pid(),
                address,
                agent.machine().memory(),
                null,
                null,
                state.holds(),
                state.load());
    }

    private void heed(DesiredState desired, Agent agent, Blobs blobs, ServingState state) {
        if (desired.stop()) {
            // Nobody sends anything new here any more, so what has begun gets all its time
            drain = deadline;
            agent.ending().end("asked to stop: " + desired.reason());
        } else if (desired.serving() != null) {
            blobs.lookFirstAt(desired.mirror());
            state.desire(desired.serving());
        }
    }

    private static String version() {
        return Objects.requireNonNullElse(ServeCommand.class.getPackage().getImplementationVersion(), "development");
    }
}
