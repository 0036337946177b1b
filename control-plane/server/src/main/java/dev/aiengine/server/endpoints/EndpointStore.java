package dev.aiengine.server.endpoints;

import dev.aiengine.contract.Json;
import dev.aiengine.contract.endpoints.EndpointSpec;
import dev.aiengine.server.storage.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code endpoints}. */
@Repository
class EndpointStore {
    private final JdbcClient jdbc;

    EndpointStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(EndpointRow endpoint) {
        jdbc.sql("""
                        insert into endpoints (tenant, name, spec, generation, created_at, updated_at)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(
                        endpoint.tenant(),
                        endpoint.name(),
                        Json.MAPPER.writeValueAsString(endpoint.spec()),
                        endpoint.generation(),
                        Times.column(endpoint.createdAt()),
                        Times.column(endpoint.updatedAt()))
                .update();
    }

    /** False where somebody else changed it since it was read. */
    boolean replace(EndpointRow before, EndpointRow after) {
        return jdbc.sql("""
                                update endpoints set spec = ?, generation = ?, updated_at = ?
                                where tenant = ? and name = ? and generation = ?""")
                        .params(
                                Json.MAPPER.writeValueAsString(after.spec()),
                                after.generation(),
                                Times.column(after.updatedAt()),
                                before.tenant(),
                                before.name(),
                                before.generation())
                        .update()
                == 1;
    }

    Optional<EndpointRow> find(String tenant, String name) {
        return jdbc.sql("select * from endpoints where tenant = ? and name = ?")
                .params(tenant, name)
                .query(EndpointStore::endpoint)
                .optional();
    }

    List<EndpointRow> list(String tenant, String after, int limit) {
        return jdbc.sql("select * from endpoints where tenant = ? and name > ? order by name limit ?")
                .params(tenant, after, limit)
                .query(EndpointStore::endpoint)
                .list();
    }

    List<EndpointRow> ofTenant(String tenant) {
        return list(tenant, "", Integer.MAX_VALUE);
    }

    /** Of all tenants. */
    List<EndpointRow> all() {
        return jdbc.sql("select * from endpoints")
                .query(EndpointStore::endpoint)
                .list();
    }

    void delete(String tenant, String name) {
        jdbc.sql("delete from endpoints where tenant = ? and name = ?")
                .params(tenant, name)
                .update();
    }

    private static EndpointRow endpoint(ResultSet row, int number) throws SQLException {
        return new EndpointRow(
                row.getString("tenant"),
                row.getString("name"),
                Json.MAPPER.readValue(row.getString("spec"), EndpointSpec.class),
                row.getInt("generation"),
                Times.of(row, "created_at"),
                Times.of(row, "updated_at"));
    }
}
