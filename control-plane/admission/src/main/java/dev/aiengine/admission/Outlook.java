package dev.aiengine.admission;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/** Who is where while a plan is made, and what of it will soon be free. */
final class Outlook {
    private final Population population;
    private final long now;
    private final long soon;
    private final Amount[] leaving;
    private final Set<Occupant> asked = new HashSet<>();

    /** Where those are taken to be of whom nobody knows. */
    private final Map<Occupant, int[]> found = new HashMap<>();

    private final Map<Integer, List<Occupant>> foundOn = new HashMap<>();

    /** Made when first asked for: most plans displace nobody. */
    private Amount @Nullable [] ending;

    /** @param soon until when an end counts as one that can be waited for */
    Outlook(Population population, long now, long soon) {
        this.population = population;
        this.now = now;
        this.soon = soon;
        leaving = new Amount[population.layout().size()];
        Arrays.setAll(leaving, population::leaving);
    }

    /** Takes one to be where there was room for it. */
    void find(Occupant occupant, int[] places) {
        found.put(occupant, places);
        for (int node : places) {
            foundOn.computeIfAbsent(node, index -> new ArrayList<>()).add(occupant);
        }
        if (occupant.active().leaving()) {
            leaves(occupant);
        }
    }

    int[] places(Occupant occupant) {
        return occupant.isSomewhere() ? found.getOrDefault(occupant, occupant.places()) : occupant.places();
    }

    List<Occupant> on(int node) {
        List<Occupant> others = foundOn.isEmpty() ? List.of() : foundOn.getOrDefault(node, List.of());
        if (others.isEmpty()) {
            return population.on(node);
        }
        List<Occupant> all = new ArrayList<>(population.on(node));
        all.addAll(others);
        return all;
    }

    /** Whether one may be asked to give way, if that is fair. */
    boolean yields(Occupant occupant) {
        return occupant.yields(now) && !asked.contains(occupant);
    }

    /** One was asked to give way just now. */
    void ask(Occupant occupant) {
        asked.add(occupant);
        leaves(occupant);
        Amount[] sums = ending;
        if (sums != null && endsSoon(occupant)) {
            forEachReplica(occupant, (each, node) -> sums[node] = sums[node].minus(each));
        }
    }

    /** What those on a node will free that were asked to give way. */
    Amount leaving(int node) {
        return leaving[node];
    }

    /** What those on a node will free that are expected to end soon by themselves. */
    Amount ending(int node) {
        if (ending == null) {
            Amount[] sums = new Amount[leaving.length];
            Arrays.fill(sums, Amount.NONE);
            population
                    .toEndBy(soon)
                    .filter(occupant -> endsSoon(occupant) && !asked.contains(occupant))
                    .forEach(occupant ->
                            forEachReplica(occupant, (each, index) -> sums[index] = sums[index].plus(each)));
            ending = sums;
        }
        return ending[node];
    }

    /** When a node will have so much free; the end of time where nobody knows. */
    long whenFree(int node, Amount free, Amount needs) {
        Amount sum = free;
        if (needs.fitsIn(sum)) {
            return now;
        }
        List<Active> byEnd = on(node).stream()
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

    private boolean endsSoon(Occupant occupant) {
        return !occupant.active().leaving() && occupant.active().endsAt(now) <= soon;
    }

    private void leaves(Occupant occupant) {
        forEachReplica(occupant, (each, node) -> leaving[node] = leaving[node].plus(each));
    }

    private void forEachReplica(Occupant occupant, ObjIntConsumer<Amount> consumer) {
        for (int node : places(occupant)) {
            consumer.accept(occupant.active().shape().each(), node);
        }
    }
}
