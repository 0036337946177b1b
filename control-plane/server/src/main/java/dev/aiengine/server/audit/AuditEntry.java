package dev.aiengine.server.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One thing that somebody did. */
record AuditEntry(long id, Instant at, @Nullable String tenant, String actor, String action, String subject) {}
