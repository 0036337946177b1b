package dev.aiengine.admission;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Who is on which node, by the index of the node; a workload is there once for each of its replicas. */
final class Population {
    private final List<List<Occupant>> on;
    private final Amount[] leaving;

    Population(FreeNodes nodes, List<Occupant> occupants) {
        on = new ArrayList<>(nodes.size());
        leaving = new Amount[nodes.size()];
        for (int i = 0; i < leaving.length; i++) {
            on.add(List.of());
            leaving[i] = Amount.NONE;
        }
        for (Occupant occupant : occupants) {
            for (int node : occupant.places()) {
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
