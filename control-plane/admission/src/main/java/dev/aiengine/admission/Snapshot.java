package dev.aiengine.admission;

import java.util.List;

/**
 * All that a plan depends on.
 *
 * @param entitlements of tenants; one that is missing is unlimited
 * @param waiting in any order; nearly sorted by arrival is fastest
 * @param now milliseconds of the clock of all other times
 */
public record Snapshot(
        List<Node> nodes,
        List<Entitlement> entitlements,
        List<Active> active,
        List<Waiting> waiting,
        long now,
        Policy policy) {}
