package dev.aiengine.server.tenancy;

import dev.aiengine.contract.tenancy.Role;
import dev.aiengine.server.storage.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code api_keys}. */
@Repository
class KeyStore {
    private final JdbcClient jdbc;

    KeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(StoredKey key) {
        jdbc.sql("insert into api_keys (id, tenant, name, role, sha256, created_at, expires_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .param(key.id())
                .param(key.tenant())
                .param(key.name())
                .param(key.role().name())
                .param(key.sha256())
                .param(Times.column(key.createdAt()))
                .param(Times.nullableColumn(key.expiresAt()))
                .update();
    }

    Optional<StoredKey> findByDigest(String sha256) {
        return jdbc.sql("select * from api_keys where sha256 = ?")
                .param(sha256)
                .query(KeyStore::key)
                .optional();
    }

    List<StoredKey> ofTenant(String tenant) {
        return jdbc.sql("select * from api_keys where tenant = ? order by created_at, id")
                .param(tenant)
                .query(KeyStore::key)
                .list();
    }

    boolean hasOperator() {
        return jdbc.sql("select count(*) from api_keys where tenant is null")
                        .query(Long.class)
                        .single()
                > 0;
    }

    void deleteOperator(String name) {
        jdbc.sql("delete from api_keys where tenant is null and name = ?")
                .param(name)
                .update();
    }

    void delete(String id) {
        jdbc.sql("delete from api_keys where id = ?").param(id).update();
    }

    private static StoredKey key(ResultSet row, int number) throws SQLException {
        return new StoredKey(
                row.getString("id"),
                row.getString("tenant"),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                row.getString("sha256"),
                Times.of(row, "created_at"),
                Times.nullable(row, "expires_at"));
    }
}
