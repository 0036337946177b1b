package dev.aiengine.agent;

import dev.aiengine.agent.control.ControlPlaneClient;
import dev.aiengine.agent.control.Heartbeats;
import dev.aiengine.agent.training.TrainingAgent;
import dev.aiengine.models.Families;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;

/** Carries out one attempt of a training job. */
@Command(name = "train", description = "Trains one model version and ends", mixinStandardHelpOptions = true)
final class TrainCommand extends AgentCommand {
    private static final Logger log = LoggerFactory.getLogger(TrainCommand.class);
    private static final Duration ORPHAN_AFTER = Duration.ofHours(1);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    @Override
    void carryOut(Agent agent) throws InterruptedException {
        Duration patience = agent.orphanAfter() == null ? ORPHAN_AFTER : agent.orphanAfter();
        try (ControlPlaneClient controlPlane = agent.controlPlane(patience)) {
            // The training tells the heartbeat that there is news, and the heartbeat asks the training for it.
            AtomicReference<Runnable> soon = new AtomicReference<>(() -> {});
            TrainingAgent training = new TrainingAgent(
                    controlPlane,
                    agent.work(),
                    Families::of,
                    agent.ending(),
                    agent.clock(),
                    Executors.newSingleThreadExecutor(
                            Thread.ofPlatform().daemon().name("checkpoints").factory()),
                    () -> soon.get().run());
            Heartbeats heartbeats =
                    agent.heartbeats(controlPlane, () -> training.heartbeat(agent.machine()), training::heed, null);
            soon.set(heartbeats::soon);
            Thread.ofPlatform().daemon().name("heartbeats").start(heartbeats);
            CountDownLatch trained = new CountDownLatch(1);
            Thread.ofPlatform().daemon().name("training").start(() -> {
                training.run();
                trained.countDown();
            });
            agent.ending().await();
            // A training notices at its next progress; one deep in native code goes down with the process.
            if (!trained.await(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
                log.warn("the training did not stop in time");
            }
        }
    }
}
