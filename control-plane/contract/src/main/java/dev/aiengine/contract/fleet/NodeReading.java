package dev.aiengine.contract.fleet;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a machine has and how busy it was at one moment; absent is what nobody could tell.
 *
 * @param cpuUse share of all processors that was busy since the reading before, 0 to 1
 * @param memory bytes
 * @param memoryUsed bytes that nobody else could have
 * @param gpus in the order of their indices
 * @param gpuProblem why GPUs could not be read, or not all, in a sentence
 */
public record NodeReading(
        int processors,
        @Nullable Double cpuUse,
        long memory,
        @Nullable Long memoryUsed,
        @NotNull List<@Valid @NotNull Gpu> gpus,
        @Nullable String gpuProblem) {

    /**
     * What the GPUs are, as nodes of a Kubernetes cluster are labelled: {@code NVIDIA-H100-80GB-HBM3}. Null where there
     * are none or of more than one product.
     */
    public @Nullable String gpuType() {
        List<String> products = gpus.stream()
                .map(gpu -> gpu.product().strip().replaceAll("\\s+", "-"))
                .distinct()
                .toList();
        return products.size() == 1 ? products.getFirst() : null;
    }
}
