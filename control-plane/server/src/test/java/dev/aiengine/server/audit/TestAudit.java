package dev.aiengine.server.audit;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes the audit for tests that put a feature together by hand. */
public final class TestAudit {

    public static AuditLog on(JdbcClient jdbc, Clock clock) {
        return new AuditLog(jdbc, event -> {}, clock);
    }

    private TestAudit() {}
}
