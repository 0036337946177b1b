package dev.aiengine.contract.fleet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fleet.
 *
 * @param items agents that run
 * @param nodes machines that they run on
 * @param next always absent: the fleet is told whole
 */
public record AgentPage(
        List<Agent> items, List<NodeStatus> nodes, @Nullable String next) {}
