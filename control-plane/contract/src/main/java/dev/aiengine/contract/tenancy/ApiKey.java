package dev.aiengine.contract.tenancy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key of a tenant.
 *
 * @param key the secret, present only in the answer that created it
 */
public record ApiKey(
        String id,
        String name,
        Role role,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable String key) {}
