package dev.aiengine.contract.agent;

import dev.aiengine.contract.endpoints.Batching;
import dev.aiengine.contract.endpoints.Rules;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All a serving agent needs to answer without the control plane.
 *
 * @param keys digests of the keys that may predict
 */
public record ServingPlan(String tenant, List<KeyDigest> keys, List<EndpointPlan> endpoints) {

    /** SHA-256 of a key, lower-case hex. */
    public record KeyDigest(String sha256, @Nullable Instant expiresAt) {}

    public record EndpointPlan(
            String name,
            int generation,
            Batching batching,
            @Nullable Rules rules,
            List<VariantPlan> variants) {}

    /**
     * A variant with its alias resolved.
     *
     * @param packageSha256 digest under which the package is fetched
     */
    public record VariantPlan(String model, int version, double weight, String packageSha256) {}
}
