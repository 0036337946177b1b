package dev.aiengine.contract.training;

/** Where a training job is; the last three are final. */
public enum JobState {
    QUEUED,
    ADMITTED,
    STARTING,
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELLED;

    public boolean ended() {
        return this == SUCCEEDED || this == FAILED || this == CANCELLED;
    }
}
