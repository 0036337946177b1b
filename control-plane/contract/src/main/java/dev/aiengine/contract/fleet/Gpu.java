package dev.aiengine.contract.fleet;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A GPU as its driver tells of it; absent is what the driver does not tell.
 *
 * @param product as its vendor calls it, {@code NVIDIA H100 80GB HBM3}
 * @param memory bytes
 * @param memoryUsed bytes
 * @param utilisation share of the last moment in which it computed, 0 to 1
 * @param temperature degrees Celsius
 * @param instances profiles of the instances it is divided into, such as {@code 1g.10gb}; absent where it is not
 */
public record Gpu(
        int index,
        @NotNull String uuid,
        @NotNull String product,
        @Nullable Long memory,
        @Nullable Long memoryUsed,
        @Nullable Double utilisation,
        @Nullable Double temperature,
        @Nullable List<String> instances,
        @NotNull List<@NotNull User> processes) {
    /**
     * A process that computes on it.
     *
     * @param memory bytes it has of the GPU's
     */
    public record User(
            long pid, @Nullable String program, @Nullable Long memory) {}
}
