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
 * @param preemptions how often it gave way to another
 * @param expected seconds it is expected to run, 0 where nobody knows
 * @param leavingSince when its agent was asked to save its state and end
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
        int preemptions,
        long expected,
        @Nullable Instant leavingSince,
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
     * @param gpuType product its GPUs must be of, null for any
     */
    public record Needs(
            int gpus, double cpus, long memory, @Nullable String gpuType) {

        /** On whatever GPUs there are. */
        public Needs(int gpus, double cpus, long memory) {
            this(gpus, cpus, memory, null);
        }
    }

    static Workload queued(
            String id, String tenant, Kind kind, String slot, int priority, Needs needs, long expected, Instant now) {
        return new Workload(
                id,
                tenant,
                kind,
                slot,
                priority,
                needs,
                State.QUEUED,
                0,
                0,
                0,
                expected,
                null,
                null,
                null,
                0,
                now,
                null,
                null);
    }

    static String replicaSlot(String tenant, int number) {
        return "serve/" + tenant + "/" + number;
    }

    /** Its number in its tenant's serving pool, from 0; of an unfinished {@link Kind#SERVE} only. */
    public int replica() {
        return Integer.parseInt(slot.substring(slot.lastIndexOf('/') + 1));
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
        return next(slot, now, attempt, losses, leaving() ? reason : null, newHandle, startedAt, null);
    }

    /** Its agent was heard. */
    Workload running(Instant now) {
        expect(state == State.ADMITTED || state == State.STARTING, "running");
        Instant started = startedAt == null ? now : startedAt;
        return next(slot, State.RUNNING, attempt, losses, leaving() ? reason : null, handle, started, null);
    }

    /** The attempt was lost; it waits for the next one. */
    Workload requeue(String why) {
        expect(active(), "queued again");
        return next(slot, State.QUEUED, attempt, losses + 1, why, null, startedAt, null);
    }

    /** Its agent shall save its state and end, so that another can start. */
    Workload leave(Instant now, String why) {
        expect(active() && leavingSince == null, "asked to give way");
        return copy(slot, state, attempt, losses, preemptions, now, why, handle, startedAt, null);
    }

    /** It made room for another; it waits for the next attempt, which goes on from what it saved. */
    Workload gaveWay(String why) {
        expect(active() && leavingSince != null, "taken to have given way");
        return copy(slot, State.QUEUED, attempt, losses, preemptions + 1, null, why, null, startedAt, null);
    }

    public boolean leaving() {
        return leavingSince != null;
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
        // Being asked to give way is a matter of the attempt
        boolean goesOn = newAttempt == attempt && State.ACTIVE.contains(newState);
        Instant leaving = goesOn ? leavingSince : null;
        return copy(
                newSlot, newState, newAttempt, newLosses, preemptions, leaving, newReason, newHandle, started, ended);
    }

    private Workload copy(
            String newSlot,
            State newState,
            int newAttempt,
            int newLosses,
            int newPreemptions,
            @Nullable Instant leaving,
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
                newPreemptions,
                expected,
                leaving,
                newReason,
                newHandle,
                version + 1,
                queuedAt,
                started,
                ended);
    }
}
