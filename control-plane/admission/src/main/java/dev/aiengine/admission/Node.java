package dev.aiengine.admission;

import org.jspecify.annotations.Nullable;

/**
 * A machine of the cluster.
 *
 * @param gpuType product of its GPUs, null where it has none or nobody knows
 * @param capacity what it has for the engine's workloads
 */
public record Node(String name, @Nullable String gpuType, Amount capacity) {}
