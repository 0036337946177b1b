package dev.aiengine.server.fleet;

import dev.aiengine.admission.Amount;
import dev.aiengine.admission.Node;
import dev.aiengine.contract.agent.NodeHeartbeat;
import dev.aiengine.contract.fleet.NodeReading;
import dev.aiengine.hardware.Hardware;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The machine whose child processes the agents are: this process reads it itself, as its daemon would. */
@Component
@ConditionalOnProperty(name = "aiengine.cluster", havingValue = "local", matchIfMissing = true)
class LocalMachine {
    /** The same after the machine was renamed, so that it stays drained. */
    static final String NAME = "local";

    private static final Logger log = LoggerFactory.getLogger(LocalMachine.class);

    private final NodeReadings readings;
    private final NodeProperties properties;
    private final Hardware hardware;
    private final ScheduledExecutorService reader = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("machine").factory());
    private volatile @Nullable NodeReading last;
    private volatile @Nullable Node node;

    LocalMachine(NodeReadings readings, NodeProperties properties, Clock clock) {
        this.readings = readings;
        this.properties = properties;
        this.hardware = Hardware.ofProcess(properties.nvidiaSmi(), properties.nvidiaSmiLimit(), clock);
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        ScheduledFuture<?> _ = reader.scheduleWithFixedDelay(
                this::tell, 0, properties.interval().toMillis(), TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void end() {
        reader.shutdownNow();
    }

    /** What agents may have of it. */
    Node node() {
        Node known = node;
        return known == null ? node(read()) : known;
    }

    private void tell() {
        try {
            NodeReading reading = read();
            node = node(reading);
            readings.heard(NAME, new NodeHeartbeat(reading, null, null));
        } catch (RuntimeException e) {
            log.warn("This machine could not be read", e);
        }
    }

    /** GPUs that a driver which hangs does not tell of now are still there, as far as the queue is concerned. */
    private synchronized NodeReading read() {
        NodeReading now = hardware.read();
        NodeReading before = last;
        boolean lacks = now.gpuProblem() != null
                && before != null
                && before.gpus().size() > now.gpus().size();
        if (!lacks) {
            last = now;
        }
        return now;
    }

    private Node node(NodeReading reading) {
        NodeReading complete = last == null ? reading : last;
        return new Node(
                NAME,
                complete.gpuType(),
                new Amount(complete.gpus().size(), reading.processors() * 1_000L, reading.memory()));
    }
}
