package dev.aiengine.contract.endpoints;

import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * How many replicas an endpoint asks its tenant's serving pool to have. All endpoints of a tenant share the pool: it
 * has at least the largest {@code min} of them, and at most the largest {@code max}.
 *
 * @param min 1 where absent; with 0 for every endpoint the pool ends when nobody has predicted for a while
 * @param max where absent {@code min}, and at least 1; with more than {@code min} the load decides
 */
public record Replicas(
        @Min(0) @Nullable Integer min, @Min(1) @Nullable Integer max) {
    public static final Replicas DEFAULT = new Replicas(1, 1);

    public Replicas orDefault() {
        int least = min == null ? 1 : min;
        return new Replicas(least, max == null ? Math.max(1, least) : max);
    }
}
