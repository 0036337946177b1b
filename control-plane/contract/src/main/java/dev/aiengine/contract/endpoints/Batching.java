package dev.aiengine.contract.endpoints;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * How requests are gathered for one forward pass.
 *
 * @param maxBatch inputs in one batch; 128 where absent
 * @param maxDelayMicros how long a batch waits for company; 0 where absent: take what is queued, never wait
 * @param maxQueue inputs waiting before callers get 503; 4096 where absent
 */
public record Batching(
        @Min(1) @Max(4096) @Nullable Integer maxBatch,
        @Min(0) @Max(1_000_000) @Nullable Integer maxDelayMicros,
        @Min(1) @Max(1_000_000) @Nullable Integer maxQueue) {

    public static final Batching DEFAULT = new Batching(128, 0, 4096);

    public Batching orDefault() {
        return new Batching(
                maxBatch == null ? DEFAULT.maxBatch : maxBatch,
                maxDelayMicros == null ? DEFAULT.maxDelayMicros : maxDelayMicros,
                maxQueue == null ? DEFAULT.maxQueue : maxQueue);
    }
}
