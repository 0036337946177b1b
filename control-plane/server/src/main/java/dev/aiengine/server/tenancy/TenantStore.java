package dev.aiengine.server.tenancy;

import dev.aiengine.contract.Json;
import dev.aiengine.contract.tenancy.Quota;
import dev.aiengine.contract.tenancy.Tenant;
import dev.aiengine.server.storage.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code tenants}. */
@Repository
class TenantStore {
    private final JdbcClient jdbc;

    TenantStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Tenant tenant) {
        jdbc.sql("insert into tenants (name, display_name, quota, created_at) values (?, ?, ?, ?)")
                .params(
                        tenant.name(),
                        tenant.displayName(),
                        Json.MAPPER.writeValueAsString(tenant.quota()),
                        Times.column(tenant.createdAt()))
                .update();
    }

    Optional<Tenant> find(String name) {
        return jdbc.sql("select * from tenants where name = ?")
                .param(name)
                .query(TenantStore::tenant)
                .optional();
    }

    List<Tenant> list(String after, int limit) {
        return jdbc.sql("select * from tenants where name > ? order by name limit ?")
                .params(after, limit)
                .query(TenantStore::tenant)
                .list();
    }

    void update(Tenant tenant) {
        jdbc.sql("update tenants set display_name = ?, quota = ? where name = ?")
                .params(tenant.displayName(), Json.MAPPER.writeValueAsString(tenant.quota()), tenant.name())
                .update();
    }

    /** Its keys and ended jobs go with it; datasets, models and endpoints hold it back. */
    void delete(String name) {
        jdbc.sql("delete from tenants where name = ?").param(name).update();
    }

    private static Tenant tenant(ResultSet row, int number) throws SQLException {
        return new Tenant(
                row.getString("name"),
                row.getString("display_name"),
                Json.MAPPER.readValue(row.getString("quota"), Quota.class),
                Times.of(row, "created_at"));
    }
}
