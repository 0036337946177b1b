package dev.aiengine.contract.fleet;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One running agent process.
 *
 * @param kind {@code TRAIN} or {@code SERVE}
 * @param memory resident bytes as the agent last reported
 * @param leaving why it was asked to end; absent where it was not
 */
public record Agent(
        String id,
        String tenant,
        String kind,
        String workload,
        int attempt,
        String node,
        @Nullable Long pid,
        @Nullable String address,
        long memory,
        Instant lastSeen,
        @Nullable String leaving) {}
