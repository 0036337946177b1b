package dev.aiengine.contract.fleet;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A machine that agents run on.
 *
 * @param capacity what the queue counts with; absent where the queue does not place anything there now
 * @param workloads ids of what runs or starts there
 * @param drainedSince when it was drained; absent where it takes workloads. Once {@code workloads} is empty it is free
 * @param drainedBy key of whoever drained it
 * @param stale its figures are old: nothing was heard of it lately
 * @param lastSeen when its figures came; absent where none ever did
 * @param reading its last figures
 * @param cache packages that its daemon keeps for serving agents; absent where it keeps none
 */
public record NodeStatus(
        String node,
        @Nullable Capacity capacity,
        List<String> workloads,
        @Nullable Instant drainedSince,
        @Nullable String drainedBy,
        boolean stale,
        @Nullable Instant lastSeen,
        @Nullable NodeReading reading,
        @Nullable Cache cache) {
    /**
     * What the queue counts with.
     *
     * @param memory bytes
     */
    public record Capacity(int gpus, @Nullable String gpuType, double cpus, long memory) {}

    /**
     * What the daemon keeps.
     *
     * @param problem why a package that it should have is not there
     */
    public record Cache(int packages, long bytes, @Nullable String problem) {}
}
