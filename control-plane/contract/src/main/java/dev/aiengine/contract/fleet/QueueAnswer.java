package dev.aiengine.contract.fleet;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the queue would do.
 *
 * @param starts workloads that wait, in the order they would start
 * @param givesWay running workloads that would be asked to give way now
 */
public record QueueAnswer(List<Start> starts, List<GivesWay> givesWay) {

    /**
     * A workload that waits.
     *
     * @param now it would start at once
     * @param reason the one thing it would wait for; absent where it would not
     * @param startsAt when it is expected to start, where anybody knows
     */
    public record Start(
            String workload,
            String tenant,
            boolean now,
            @Nullable String reason,
            @Nullable Instant startsAt) {}

    /** A running workload, and the one it would give way to. */
    public record GivesWay(String workload, String tenant, String to, String reason) {}
}
