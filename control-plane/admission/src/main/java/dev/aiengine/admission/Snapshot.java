package dev.aiengine.admission;

import java.util.List;
import java.util.stream.Stream;

/**
 * All that a plan depends on.
 *
 * @param population the nodes, and what runs on them
 * @param entitlements of tenants; one that is missing is unlimited
 * @param now milliseconds of the clock of all other times
 */
public record Snapshot(
        Population population, List<Entitlement> entitlements, Backlog waiting, long now, Policy policy) {
    public List<Node> nodes() {
        return population.nodes();
    }

    /** In no order that means anything. */
    public Stream<Active> active() {
        return population.all();
    }
}
