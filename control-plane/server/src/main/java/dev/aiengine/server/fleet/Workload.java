package dev.aiengine.server.fleet;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something an agent process is to carry out; hard state, one row.
 *
 * @param slot taken by at most one unfinished workload
 * @param attempt the run that is current; 0 before the first
 * @param losses attempts that ended without a result
 * @param reason why it waits again or ended
 * @param handle what the cluster needs to find the process of the current attempt
 * @param version compare-and-set stamp, one more with every transition
 */
public record Workload(
        String id,
        String tenant,
        Kind kind,
        String slot,
        int priority,
        Needs needs,
        State state,
        int attempt,
        int losses,
        @Nullable String reason,
        @Nullable String handle,
        int version,
        Instant queuedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {

    public enum Kind {
        TRAIN,
        SERVE
    }

    public enum State {
        QUEUED,
        ADMITTED,
        STARTING,
        RUNNING,
        ENDED;

        static final Set<State> ACTIVE = Set.of(ADMITTED, STARTING, RUNNING);
    }

    /**
     * What it takes from its tenant's quota and from the cluster.
     *
     * @param memory bytes
     */
    public record Needs(int gpus, double cpus, long memory) {}

    static Workload queued(String id, String tenant, Kind kind, String slot, int priority, Needs needs, Instant now) {
        return new Workload(
                id, tenant, kind, slot, priority, needs, State.QUEUED, 0, 0, null, null, 0, now, null, null);
    }

    /** Whether an attempt is under way. */
    public boolean active() {
        return State.ACTIVE.contains(state);
    }

    /** The queue lets it go: the next attempt begins. */
    Workload admit() {
        expect(state == State.QUEUED, "admitted");
        return next(slot, State.ADMITTED, attempt + 1, losses, null, null, startedAt, null);
    }

    /** Its process was started. */
    Workload launched(String newHandle) {
        expect(state == State.ADMITTED || state == State.RUNNING, "launched");
        // The first heartbeat may be faster than the launch that caused it
        State now = state == State.RUNNING ? State.RUNNING : State.STARTING;
        return next(slot, now, attempt, losses, null, newHandle, startedAt, null);
    }

    /** Its agent was heard. */
    Workload running(Instant now) {
        expect(state == State.ADMITTED || state == State.STARTING, "running");
        return next(slot, State.RUNNING, attempt, losses, null, handle, startedAt == null ? now : startedAt, null);
    }

    /** The attempt was lost; it waits for the next one. */
    Workload requeue(String why) {
        expect(active(), "queued again");
        return next(slot, State.QUEUED, attempt, losses + 1, why, null, startedAt, null);
    }

    /** The engine gave the attempt up for reasons of its own; it waits for the next one. */
    Workload release(String why) {
        expect(active(), "released");
        return next(slot, State.QUEUED, attempt, losses, why, null, startedAt, null);
    }

    /** It is over, for whatever reason; its slot is free again. */
    Workload end(@Nullable String why, Instant now) {
        expect(state != State.ENDED, "ended");
        return next(id, State.ENDED, attempt, losses, why, handle, startedAt, now);
    }

    private void expect(boolean legal, String transition) {
        if (!legal) {
            throw new IllegalStateException("workload " + id + " is " + state + " and cannot be " + transition);
        }
    }

    private Workload next(
            String newSlot,
            State newState,
            int newAttempt,
            int newLosses,
            @Nullable String newReason,
            @Nullable String newHandle,
            @Nullable Instant started,
            @Nullable Instant ended) {
        return new Workload(
                id,
                tenant,
                kind,
                newSlot,
                priority,
                needs,
                newState,
                newAttempt,
                newLosses,
                newReason,
                newHandle,
                version + 1,
                queuedAt,
                started,
                ended);
    }
}
