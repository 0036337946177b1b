package dev.aiengine.admission;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Who is on which node, by the index of the node; a workload is there once for each of its replicas. */
final class Population {
    private final List<List<Occupant>> on;
    private final Amount[] leaving;
    private final Amount[] ending;

    /**
     * Sorts occupants by their nodes.
     *
     * @param soon until when an end counts as one that can be waited for
     */
    Population(FreeNodes nodes, List<Occupant> occupants, long now, long soon) {
        on = new ArrayList<>(nodes.size());
        leaving = new Amount[nodes.size()];
        ending = new Amount[nodes.size()];
        for (int i = 0; i < leaving.length; i++) {
            on.add(List.of());
            leaving[i] = Amount.NONE;
            ending[i] = Amount.NONE;
        }
        for (Occupant occupant : occupants) {
            boolean ends = !occupant.isLeaving() && occupant.active().endsAt(now) <= soon;
            for (int node : occupant.places()) {
                if (ends) {
                    ending[node] = ending[node].plus(occupant.active().shape().each());
                }
                if (on.get(node).isEmpty()) {
                    on.set(node, new ArrayList<>());
                }
                on.get(node).add(occupant);
            }
            if (occupant.isLeaving()) {
                leaves(occupant);
            }
        }
    }

    List<Occupant> on(int node) {
        return on.get(node);
    }

    /** What those on a node will free that were asked to give way. */
    Amount leaving(int node) {
        return leaving[node];
    }

    /** What those on a node will free that are expected to end soon by themselves. */
    Amount ending(int node) {
        return ending[node];
    }

    void leaves(Occupant occupant) {
        for (int node : occupant.places()) {
            leaving[node] = leaving[node].plus(occupant.active().shape().each());
        }
    }

    /** When a node will have so much free; the end of time where nobody knows. */
    long whenFree(int node, Amount free, Amount needs, long now) {
        Amount sum = free;
        if (needs.fitsIn(sum)) {
            return now;
        }
        List<Active> byEnd = on.get(node).stream()
                .map(Occupant::active)
                .sorted(Comparator.comparingLong(active -> active.endsAt(now)))
                .toList();
        for (Active active : byEnd) {
            sum = sum.plus(active.shape().each());
            if (needs.fitsIn(sum)) {
                return active.endsAt(now);
            }
        }
        return Long.MAX_VALUE;
    }
}
