package dev.aiengine.contract.training;

import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;

/**
 * What a workload needs; an absent figure takes the engine's default for its kind.
 *
 * @param memory bytes
 */
public record Resources(
        @PositiveOrZero @Nullable Integer gpus,
        @Positive @Nullable Double cpus,
        @Positive @Nullable Long memory) {}
