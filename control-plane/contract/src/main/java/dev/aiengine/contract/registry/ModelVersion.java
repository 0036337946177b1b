package dev.aiengine.contract.registry;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One immutable version of a model.
 *
 * @param framework what runs it: {@code linear}, {@code onnx}
 * @param sha256 digest of its package
 * @param bytes size of its package
 * @param metrics measured on the held-out split
 * @param metadata what else its family tells of it, such as the importance of its features
 * @param dataset the {@code name@version} it was trained on
 * @param trainingJob the job that made it
 */
public record ModelVersion(
        String model,
        int version,
        String task,
        String framework,
        List<String> labels,
        String sha256,
        long bytes,
        Map<String, Double> metrics,
        Map<String, Object> params,
        Map<String, Object> metadata,
        @Nullable String dataset,
        @Nullable String trainingJob,
        Instant createdAt) {}
