package dev.aiengine.contract.endpoints;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What callers predict against.
 *
 * @param generation grows by one with every change of the spec
 * @param reason why it is not ready
 * @param addresses where agents answer for it directly, as {@code http://host:port}
 */
public record Endpoint(
        String name,
        List<Variant> variants,
        Batching batching,
        @Nullable Rules rules,
        int generation,
        EndpointState state,
        @Nullable String reason,
        Scale replicas,
        List<String> addresses,
        Instant createdAt,
        Instant updatedAt) {}
