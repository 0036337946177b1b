package dev.aiengine.agent.control;

import dev.aiengine.contract.agent.DesiredState;
import dev.aiengine.contract.agent.Heartbeat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the control plane how this agent is and passes on what it should be, until the process shall end. An absent
 * control plane is waited for; when the agent's folder has gone too, nobody will come back for it and it ends.
 */
public final class Heartbeats implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(Heartbeats.class);

    /**
     * When to beat.
     *
     * @param interval between two heartbeats that were answered
     * @param orphanAfter how long to go on without an answer; absent for ever
     */
    public record Rhythm(
            Duration interval, Backoff whenAway, @Nullable Duration orphanAfter) {}

    /** One heartbeat and what follows from its answer. */
    public interface Beat {
        void once() throws IOException;
    }

    private final Beat beat;
    private final Ending ending;
    private final Rhythm rhythm;
    private final Path work;
    private final InstantSource clock;
    private final Semaphore wake = new Semaphore(0);

    private int failures;

    public Heartbeats(
            ControlPlaneClient controlPlane,
            Supplier<Heartbeat> report,
            Consumer<DesiredState> desired,
            Ending ending,
            Rhythm rhythm,
            Path work,
            InstantSource clock) {
        this(() -> desired.accept(controlPlane.beat(report.get())), ending, rhythm, work, clock);
    }

    public Heartbeats(Beat beat, Ending ending, Rhythm rhythm, Path work, InstantSource clock) {
        this.beat = beat;
        this.ending = ending;
        this.rhythm = rhythm;
        this.work = work;
        this.clock = clock;
    }

    /** Something changed: the next heartbeat goes out at once. */
    public void soon() {
        wake.release();
    }

    @Override
    public void run() {
        ending.whenAsked(wake::release);
        Instant answered = clock.instant();
        try {
            while (!ending.asked()) {
                if (beat()) {
                    answered = clock.instant();
                } else {
                    endIfOrphaned(answered);
                }
                Duration pause = failures == 0 ? rhythm.interval : rhythm.whenAway.after(failures);
                if (wake.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    wake.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean beat() {
        try {
            beat.once();
            if (failures > 0) {
                log.info("the control plane answers again");
                failures = 0;
            }
            return true;
        } catch (AttemptOver e) {
            return true;
        } catch (RequestRefused e) {
            ending.fail(Objects.requireNonNullElse(e.getMessage(), "refused by the control plane"));
            return true;
        } catch (IOException e) {
            if (failures++ == 0) {
                log.warn("the control plane is away ({}); going on without it", e.toString());
            }
            return false;
        } catch (RuntimeException e) {
            log.error("a heartbeat failed", e);
            failures++;
            return false;
        }
    }

    private void endIfOrphaned(Instant answered) {
        if (!Files.isDirectory(work)) {
            ending.fail("the control plane is away and the work folder has gone");
        }
        Duration silence = Duration.between(answered, clock.instant());
        if (rhythm.orphanAfter != null && silence.compareTo(rhythm.orphanAfter) > 0) {
            ending.fail("no answer from the control plane for " + silence.truncatedTo(ChronoUnit.SECONDS));
        }
    }
}
