package dev.aiengine.contract.fleet;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a drain is.
 *
 * @param agent the machine, or the one agent
 * @param drained whether it takes no workloads
 * @param since when it was drained
 * @param workloads ids of what is still there; a drained machine without any may be switched off
 */
public record DrainState(
        String agent, boolean drained, @Nullable Instant since, List<String> workloads) {}
