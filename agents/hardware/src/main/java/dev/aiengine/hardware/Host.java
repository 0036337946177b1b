package dev.aiengine.hardware;

import org.jspecify.annotations.Nullable;

/** Processors and memory. */
interface Host {
    Reading read();

    /**
     * How they are.
     *
     * @param cpuUse since the reading before, 0 to 1; absent in the first
     */
    record Reading(
            int processors,
            @Nullable Double cpuUse,
            long memory,
            @Nullable Long memoryUsed) {}
}
