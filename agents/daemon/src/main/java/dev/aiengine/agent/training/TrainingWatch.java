package dev.aiengine.agent.training;

import dev.aiengine.agent.control.Ending;
import dev.aiengine.contract.training.Progress;
import dev.aiengine.models.TrainingListener;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Listens to a training: keeps its latest progress for the heartbeat and stops it when the process shall end. */
final class TrainingWatch implements TrainingListener {

    /** What the training last said of itself. */
    record Latest(Progress progress, Map<String, Double> metrics) {
        static final Latest NONE = new Latest(Progress.NONE, Map.of());
    }

    /** A moment and the fraction that was done by then. */
    private record Mark(Instant when, double fraction) {}

    private final Ending ending;
    private final InstantSource clock;
    private final Checkpoints checkpoints;
    private final Runnable changed;
    private final Curve curve = new Curve();

    private volatile Latest latest = Latest.NONE;
    private volatile boolean givingWay;
    private volatile boolean gaveWay;
    private @Nullable Mark beginning;

    TrainingWatch(Ending ending, InstantSource clock, Checkpoints checkpoints, Runnable changed) {
        this.ending = ending;
        this.clock = clock;
        this.checkpoints = checkpoints;
        this.changed = changed;
    }

    Curve curve() {
        return curve;
    }

    Latest latest() {
        return latest;
    }

    /** Ends the training once its state is saved the next time. */
    void giveWay() {
        givingWay = true;
    }

    boolean hasGivenWay() {
        return gaveWay;
    }

    @Override
    public void progress(Progress progress, Map<String, Double> metrics) {
        stopIfAsked();
        boolean first = beginning == null;
        latest = new Latest(withEstimate(progress), Map.copyOf(metrics));
        curve.add(progress, latest.metrics());
        if (first) {
            changed.run();
        }
    }

    @Override
    public void checkpointed() {
        stopIfAsked();
        checkpoints.take();
        if (givingWay) {
            gaveWay = true;
            throw new CancellationException("gives way");
        }
    }

    private void stopIfAsked() {
        if (ending.asked()) {
            throw new CancellationException("asked to stop");
        }
    }

    // A resumed training starts beyond zero, so time is counted from the first progress and not from the start.
    private Progress withEstimate(Progress progress) {
        Instant now = clock.instant();
        Mark from = beginning;
        if (from == null) {
            beginning = new Mark(now, progress.fraction());
            return progress;
        }
        double done = progress.fraction() - from.fraction;
        if (progress.etaSeconds() != null || done <= 0) {
            return progress;
        }
        double elapsed = Duration.between(from.when, now).toMillis() / 1000.0;
        double left = elapsed * Math.max(0, 1 - progress.fraction()) / done;
        return new Progress(progress.fraction(), progress.epoch(), progress.epochs(), left);
    }
}
