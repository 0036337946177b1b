package dev.aiengine.server.audit;

import dev.aiengine.contract.Page;
import dev.aiengine.contract.audit.AuditEntry;
import dev.aiengine.contract.events.EngineEvent;
import dev.aiengine.server.storage.Times;
import dev.aiengine.server.web.ApiException;
import dev.aiengine.server.web.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Component;

/** The audit: only ever added to. */
@Component
public class AuditLog {
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AuditLog(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Adds one entry, in the caller's transaction: what is rolled back was not done. After the commit it is an event.
     *
     * @param action {@code feature.verb}
     * @param subject what it was done to
     */
    public void record(@Nullable String tenant, String actor, String action, String subject) {
        Instant now = clock.instant();
        KeyHolder id = new GeneratedKeyHolder();
        jdbc.sql("insert into audit (at, tenant, actor, action, subject) values (?, ?, ?, ?, ?)")
                .param(Times.column(now))
                .param(tenant)
                .param(actor)
                .param(action)
                .param(subject)
                .update(id, "id");
        long number = Objects.requireNonNull(id.getKey()).longValue();
        events.publishEvent(new EngineEvent.OfAudit(tenant, number, actor, action, subject, now));
    }

    /** Newest first; of one tenant, or of all where none is named. */
    Page<AuditEntry> list(@Nullable String tenant, Paging paging) {
        long before = paging.after().isEmpty() ? Long.MAX_VALUE : id(paging.after());
        String mine = tenant == null ? "" : " and tenant = :tenant";
        return paging.page(
                jdbc.sql("select * from audit where id < :before" + mine + " order by id desc limit :limit")
                        .param("before", before)
                        .param("tenant", tenant)
                        .param("limit", paging.fetch())
                        .query(AuditLog::entry)
                        .list(),
                entry -> Long.toString(entry.id()));
    }

    private static long id(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw ApiException.invalid("cursor", "is not a cursor of this list");
        }
    }

    private static AuditEntry entry(ResultSet row, int number) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                Times.of(row, "at"),
                row.getString("tenant"),
                row.getString("actor"),
                row.getString("action"),
                row.getString("subject"));
    }
}
