package dev.aiengine.contract.endpoints;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an endpoint shall be. */
public record EndpointSpec(
        @NotEmpty @Size(max = 16) List<@Valid Variant> variants,
        @Valid @Nullable Batching batching,
        @Valid @Nullable Rules rules,
        @Valid @Nullable Replicas replicas) {

    /** With one replica. */
    public EndpointSpec(List<Variant> variants, @Nullable Batching batching, @Nullable Rules rules) {
        this(variants, batching, rules, null);
    }

    /** Without rules of its own. */
    public EndpointSpec(List<Variant> variants, @Nullable Batching batching) {
        this(variants, batching, null, null);
    }
}
