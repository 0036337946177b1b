package dev.aiengine.contract.fleet;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A workload that waits.
 *
 * @param position from 1, in the order the engine expects to start them
 * @param reason the one thing it waits for, in words
 * @param startsAt when it is expected to start; absent where it waits for something that nobody knows the length of
 */
public record QueueEntry(
        String workload,
        String tenant,
        String kind,
        int priority,
        int position,
        String reason,
        Instant queuedAt,
        @Nullable Instant startsAt) {}
