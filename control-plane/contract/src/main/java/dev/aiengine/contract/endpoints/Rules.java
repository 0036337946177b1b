package dev.aiengine.contract.endpoints;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's own logic around the model, in CEL (Common Expression Language). Each input goes through the rules
 * {@code before} the model in their order, each prediction through those {@code after} it; every rule sees what the
 * ones above it did.
 */
public record Rules(
        @Size(max = MOST) @Nullable List<@NotNull @Valid Rule> before,
        @Size(max = MOST) @Nullable List<@NotNull @Valid Rule> after) {
    public static final int MOST = 50;

    /** No two rules may have the same name, whichever side of the model they are on. */
    public Stream<Rule> all() {
        return Stream.of(before, after).flatMap(side -> side == null ? Stream.of() : side.stream());
    }
}
