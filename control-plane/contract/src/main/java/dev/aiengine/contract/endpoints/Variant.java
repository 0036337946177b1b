package dev.aiengine.contract.endpoints;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;

/**
 * A model behind an endpoint.
 *
 * @param version a number ({@code "3"}) or an alias ({@code "@champion"}, followed when it moves)
 * @param weight share of the traffic relative to the other variants; 1 where absent
 */
public record Variant(
        @NotNull String model,
        @NotNull String version,
        @PositiveOrZero @Nullable Double weight) {}
