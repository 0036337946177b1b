package dev.aiengine.contract.agent;

import org.jspecify.annotations.Nullable;

/**
 * The control plane's answer to a heartbeat: what the agent should be.
 *
 * @param stop the agent should end now (cancelled, superseded or drained)
 * @param reason why it should stop
 * @param serving what a serving agent should hold
 */
public record DesiredState(
        boolean stop, @Nullable String reason, @Nullable ServingPlan serving) {}
