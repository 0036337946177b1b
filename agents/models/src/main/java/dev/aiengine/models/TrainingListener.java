package dev.aiengine.models;

import dev.aiengine.contract.training.Progress;
import java.util.Map;

/** Told how a training goes; called from the training thread and expected to return at once. */
public interface TrainingListener {

    /**
     * Called at least once per epoch.
     *
     * @param metrics training loss and validation metrics so far
     * @throws java.util.concurrent.CancellationException when the training should stop
     */
    void progress(Progress progress, Map<String, Double> metrics);

    /** Called after the checkpoint folder was brought to a new consistent state. */
    void checkpointed();
}
