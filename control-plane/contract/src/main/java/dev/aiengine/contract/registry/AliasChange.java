package dev.aiengine.contract.registry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a model's history: an alias was moved.
 *
 * @param from the version before, absent where the alias was new
 * @param actor who did it
 */
public record AliasChange(
        Instant at, String alias, @Nullable Integer from, int to, String actor) {}
