package dev.aiengine.server.tenancy;

import dev.aiengine.contract.tenancy.ApiKey;
import dev.aiengine.contract.tenancy.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key as the database has it.
 *
 * @param tenant absent for an operator's
 * @param sha256 digest of the secret, which is kept nowhere
 */
public record StoredKey(
        String id,
        @Nullable String tenant,
        String name,
        Role role,
        String sha256,
        Instant createdAt,
        @Nullable Instant expiresAt) {

    boolean validAt(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }

    ApiKey view(@Nullable String secret) {
        return new ApiKey(id, name, role, createdAt, expiresAt, secret);
    }
}
