package dev.aiengine.admission;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The nodes of a cluster and everything that was let go on them. Kept from plan to plan, as the {@link Backlog} is, so
 * that a plan costs what it decides and not what runs; it must not be changed while a plan is made.
 */
public final class Population {
    private final Policy policy;
    private final Layout layout;
    private final Map<String, Occupant> byId = new LinkedHashMap<>();
    private final Map<String, Residents> byTenant = new HashMap<>();
    private final NavigableSet<Occupant> byEnd = new TreeSet<>(Occupant.BY_END);
    private final List<List<Occupant>> on;
    private final Amount[] free;
    private final Amount[] leaving;

    /** Of whom nobody knows where; by id, so that plans do not depend on who came first. */
    private final NavigableMap<String, Occupant> somewhere = new TreeMap<>();

    private Amount use = Amount.NONE;

    public Population(List<Node> nodes, Policy policy) {
        this.policy = policy;
        layout = new Layout(nodes);
        on = new ArrayList<>(nodes.size());
        free = new Amount[nodes.size()];
        leaving = new Amount[nodes.size()];
        for (int i = 0; i < free.length; i++) {
            on.add(List.of());
            free[i] = nodes.get(i).capacity();
            leaving[i] = Amount.NONE;
        }
    }

    public static Population of(List<Node> nodes, Collection<Active> active, Policy policy) {
        Population population = new Population(nodes, policy);
        active.forEach(population::put);
        return population;
    }

    /** Takes one in, in place of what was known of it before. */
    public void put(Active active) {
        remove(active.id());
        int[] places = layout.places(active.nodes());
        Occupant occupant = places == null ? Occupant.somewhere(active, policy) : Occupant.at(places, active, policy);
        byId.put(active.id(), occupant);
        byTenant.computeIfAbsent(active.tenant(), tenant -> new Residents()).add(occupant);
        use = use.plus(active.shape().total());
        if (occupant.isSomewhere()) {
            somewhere.put(active.id(), occupant);
        }
        if (active.expected() > 0 && !active.leaving()) {
            byEnd.add(occupant);
        }
        for (int node : occupant.places()) {
            if (on.get(node).isEmpty()) {
                on.set(node, new ArrayList<>(4));
            }
            on.get(node).add(occupant);
            free[node] = free[node].minus(active.shape().each());
            leaving[node] = active.leaving() ? leaving[node].plus(active.shape().each()) : leaving[node];
        }
    }

    /** Forgets one that ended; harmless where it is not known. */
    public void remove(String id) {
        Occupant occupant = byId.remove(id);
        if (occupant == null) {
            return;
        }
        Active active = occupant.active();
        byTenant.computeIfPresent(active.tenant(), (tenant, residents) -> {
            residents.remove(occupant);
            return residents.isEmpty() ? null : residents;
        });
        use = use.minus(active.shape().total());
        somewhere.remove(id);
        byEnd.remove(occupant);
        for (int node : occupant.places()) {
            on.get(node).remove(occupant);
            free[node] = free[node].plus(active.shape().each());
            leaving[node] =
                    active.leaving() ? leaving[node].minus(active.shape().each()) : leaving[node];
        }
    }

    public List<Node> nodes() {
        return layout.nodes();
    }

    public Stream<Active> all() {
        return byId.values().stream().map(Occupant::active);
    }

    Layout layout() {
        return layout;
    }

    Amount use() {
        return use;
    }

    Map<String, Residents> tenants() {
        return byTenant;
    }

    Collection<Occupant> somewhere() {
        return somewhere.values();
    }

    List<Occupant> on(int node) {
        return on.get(node);
    }

    Amount free(int node) {
        return free[node];
    }

    /** What those on a node will free that were asked to give way. */
    Amount leaving(int node) {
        return leaving[node];
    }

    /** Those that were planned to end by a time and were not asked to give way. */
    Stream<Occupant> toEndBy(long time) {
        return byEnd.stream().takeWhile(occupant -> occupant.wasToEndBy(time));
    }
}
