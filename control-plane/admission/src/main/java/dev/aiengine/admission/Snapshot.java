package dev.aiengine.admission;

import java.util.List;

/**
 * All that a plan depends on.
 *
 * @param entitlements of tenants; one that is missing is unlimited
 * @param now milliseconds of the clock of all other times
 */
public record Snapshot(
        List<Node> nodes,
        List<Entitlement> entitlements,
        List<Active> active,
        Backlog waiting,
        long now,
        Policy policy) {}
