package dev.aiengine.contract.agent;

import dev.aiengine.contract.fleet.NodeReading;
import dev.aiengine.contract.fleet.NodeStatus;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a node's daemon tells the control plane every few seconds.
 *
 * @param address where it gives out what it keeps, {@code http://host:port}
 * @param cache what it keeps
 */
public record NodeHeartbeat(
        @NotNull @Valid NodeReading reading,

        @Nullable @Pattern(regexp = "https?://[A-Za-z0-9.:\\[\\]-]{1,260}")
        String address,

        NodeStatus.@Nullable Cache cache) {}
