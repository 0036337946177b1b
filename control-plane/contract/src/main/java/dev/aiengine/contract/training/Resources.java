package dev.aiengine.contract.training;

import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a workload needs; an absent figure takes the engine's default for its kind.
 *
 * @param memory bytes
 * @param gpuType product its GPUs must be of, such as NVIDIA-A100-SXM4-80GB; any where absent
 */
public record Resources(
        @PositiveOrZero @Nullable Integer gpus,
        @Positive @Nullable Double cpus,
        @Positive @Nullable Long memory,
        @Size(min = 1, max = 100) @Nullable String gpuType) {

    /** On whatever GPUs there are. */
    public Resources(@Nullable Integer gpus, @Nullable Double cpus, @Nullable Long memory) {
        this(gpus, cpus, memory, null);
    }
}
