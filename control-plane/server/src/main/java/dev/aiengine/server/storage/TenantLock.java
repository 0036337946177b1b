package dev.aiengine.server.storage;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lets one transaction at a time change what a tenant keeps in the blob store. */
@Component
public class TenantLock {
    private final JdbcClient jdbc;

    public TenantLock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Holds the lock until the transaction ends; false where there is no such tenant. */
    public boolean hold(String tenant) {
        return jdbc.sql("select name from tenants where name = ? for update")
                .param(tenant)
                .query(String.class)
                .optional()
                .isPresent();
    }
}
