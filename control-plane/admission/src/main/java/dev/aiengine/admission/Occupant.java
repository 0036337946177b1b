package dev.aiengine.admission;

import dev.aiengine.admission.Active.Yielding;
import java.util.Comparator;

/** An active workload, on which nodes it is by their index, and from when on it may be asked to give way. */
final class Occupant {
    private static final int MOST_DOUBLINGS = 6;
    private static final int[] UNKNOWN = {};

    /** Those that can be asked first. */
    static final Comparator<Occupant> BY_PEACE =
            Comparator.comparingLong(Occupant::leftInPeaceUntil).thenComparing(Occupant::id);

    /** Those that are expected to end first; only of those of which it is known how long they run. */
    static final Comparator<Occupant> BY_END =
            Comparator.comparingLong(Occupant::plannedEnd).thenComparing(Occupant::id);

    private final Active active;
    private final int[] places;
    private final long leftInPeaceUntil;

    private Occupant(Active active, int[] places, long leftInPeaceUntil) {
        this.active = active;
        this.places = places;
        this.leftInPeaceUntil = leftInPeaceUntil;
    }

    /** One whose nodes are known. */
    static Occupant at(int[] places, Active active, Policy policy) {
        long peace = policy.minimumRun() << Math.min(MOST_DOUBLINGS, active.preemptions());
        long until = switch (active.yielding()) {
            case NEVER -> Long.MAX_VALUE;
            case AFTER_A_WHILE -> active.startedAt() + peace;
            case FIRST -> Long.MIN_VALUE;
        };
        return new Occupant(active, places, active.leaving() ? Long.MAX_VALUE : until);
    }

    static Occupant somewhere(Active active, Policy policy) {
        return at(UNKNOWN, active, policy);
    }

    String id() {
        return active.id();
    }

    Active active() {
        return active;
    }

    int[] places() {
        return places;
    }

    boolean isSomewhere() {
        return places.length == 0;
    }

    /** Whether it gives way at all, and has been left in peace for long enough. */
    boolean yields(long now) {
        return leftInPeaceUntil <= now && leftInPeaceUntil < Long.MAX_VALUE;
    }

    /** Which priority it takes to displace it: what a serving pool can spare goes for any. */
    int resistance() {
        return active.yielding() == Yielding.FIRST ? Integer.MIN_VALUE : active.priority();
    }

    private long leftInPeaceUntil() {
        return leftInPeaceUntil;
    }

    private long plannedEnd() {
        return active.startedAt() + active.expected();
    }

    /** Whether it was planned to end by a time, or is overdue. */
    boolean wasToEndBy(long time) {
        return plannedEnd() <= time;
    }

    /** What it takes of one node. */
    Amount on(int node, int[] at) {
        int replicas = 0;
        for (int place : at) {
            replicas += place == node ? 1 : 0;
        }
        return active.shape().each().times(replicas);
    }
}
