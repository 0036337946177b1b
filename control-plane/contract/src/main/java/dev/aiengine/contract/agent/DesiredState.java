package dev.aiengine.contract.agent;

import org.jspecify.annotations.Nullable;

/**
 * The control plane's answer to a heartbeat: what the agent should be.
 *
 * @param stop the agent should end now (cancelled, superseded or drained)
 * @param reason why it should stop
 * @param serving what a serving agent should hold
 * @param mirror where it may find the packages of that nearer than here
 * @param measured what came of what the agent measured
 */
public record DesiredState(
        boolean stop,
        @Nullable String reason,
        @Nullable ServingPlan serving,
        @Nullable Mirror mirror,
        Measured.@Nullable Heard measured) {
    public DesiredState(boolean stop, @Nullable String reason, @Nullable ServingPlan serving) {
        this(stop, reason, serving, null, null);
    }

    public DesiredState with(@Nullable Mirror nearer) {
        return new DesiredState(stop, reason, serving, nearer, measured);
    }

    public DesiredState with(Measured.@Nullable Heard heard) {
        return new DesiredState(stop, reason, serving, mirror, heard);
    }
}
