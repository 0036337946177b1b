package dev.aiengine.contract.training;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request to make a model version.
 *
 * @param dataset the frozen {@code name@version}; absent where the job imports a model
 * @param base the version it starts from, as {@code model@version}
 * @param reason why it waits, failed or was started again
 * @param metrics the latest during training, those of the held-out split at the end
 * @param version the model version it made
 * @param peakMemory largest resident size of the agent that finished it, in bytes
 * @param attempt 1 for the first run
 */
public record TrainingJob(
        String id,
        String model,
        String task,
        @Nullable String dataset,
        @Nullable String base,
        Map<String, Object> params,
        int priority,
        JobState state,
        @Nullable String reason,
        Progress progress,
        Map<String, Double> metrics,
        @Nullable Integer version,
        @Nullable Long peakMemory,
        int attempt,
        Instant submittedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {}
