package dev.aiengine.server.serving;

import org.jspecify.annotations.Nullable;

/**
 * How many replicas a pool shall have.
 *
 * @param reason why; absent where its endpoints leave no choice
 */
public record PoolGoal(int wanted, @Nullable String reason) {}
