package dev.aiengine.contract.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that somebody did.
 *
 * @param actor role and id of the key
 * @param action {@code feature.verb}
 * @param subject what it was done to
 */
public record AuditEntry(long id, Instant at, @Nullable String tenant, String actor, String action, String subject) {}
