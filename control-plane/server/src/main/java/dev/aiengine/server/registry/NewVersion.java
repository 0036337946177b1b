package dev.aiengine.server.registry;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A trained or imported model that is to become the next version of {@code model}. */
public record NewVersion(
        String tenant,
        String model,
        String task,
        String framework,
        List<String> labels,
        String sha256,
        long bytes,
        Map<String, Double> metrics,
        Map<String, Object> params,
        Map<String, Object> metadata,
        @Nullable String dataset,
        String trainingJob) {}
