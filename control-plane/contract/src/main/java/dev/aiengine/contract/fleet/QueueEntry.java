package dev.aiengine.contract.fleet;

import java.time.Instant;

/**
 * A workload that waits.
 *
 * @param position from 1, in the order the engine will try
 * @param reason the one thing it waits for, in words
 */
public record QueueEntry(
        String workload, String tenant, String kind, int priority, int position, String reason, Instant queuedAt) {}
