package dev.aiengine.server.registry;

import dev.aiengine.contract.Json;
import dev.aiengine.contract.registry.Model;
import dev.aiengine.contract.registry.ModelVersion;
import dev.aiengine.server.storage.BlobUse;
import dev.aiengine.server.storage.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

/** Rows of {@code models} and {@code model_versions}. */
@Repository
class ModelStore implements BlobUse {
    private static final String WITH_LATEST = """
            select m.*, (select coalesce(max(v.version), 0) from model_versions v
                         where v.tenant = m.tenant and v.model = m.name) latest
            from models m
            """;

    private final JdbcClient jdbc;

    ModelStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insertIfAbsent(String tenant, String name, String task, Instant now) {
        jdbc.sql("""
                        insert into models (tenant, name, task, created_at)
                        select t.name, ?, ?, ? from tenants t where t.name = ?
                            and not exists (select 1 from models m where m.tenant = ? and m.name = ?)""")
                .params(name, task, Times.column(now), tenant, tenant, name)
                .update();
    }

    void lock(String tenant, String name) {
        jdbc.sql("select name from models where tenant = ? and name = ? for update")
                .params(tenant, name)
                .query(String.class)
                .single();
    }

    Optional<Model> find(String tenant, String name) {
        return jdbc.sql(WITH_LATEST + "where m.tenant = ? and m.name = ?")
                .params(tenant, name)
                .query(ModelStore::model)
                .optional();
    }

    List<Model> list(String tenant, String after, int limit) {
        return jdbc.sql(WITH_LATEST + "where m.tenant = ? and m.name > ? order by m.name limit ?")
                .params(tenant, after, limit)
                .query(ModelStore::model)
                .list();
    }

    int latest(String tenant, String model) {
        return jdbc.sql("select coalesce(max(version), 0) from model_versions where tenant = ? and model = ?")
                .params(tenant, model)
                .query(Integer.class)
                .single();
    }

    void insert(String tenant, ModelVersion version) {
        jdbc.sql("""
                        insert into model_versions (tenant, model, version, task, framework, labels, sha256, bytes,
                            metrics, params, metadata, dataset, training_job, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(tenant)
                .param(version.model())
                .param(version.version())
                .param(version.task())
                .param(version.framework())
                .param(Json.MAPPER.writeValueAsString(version.labels()))
                .param(version.sha256())
                .param(version.bytes())
                .param(Json.MAPPER.writeValueAsString(version.metrics()))
                .param(Json.MAPPER.writeValueAsString(version.params()))
                .param(Json.MAPPER.writeValueAsString(version.metadata()))
                .param(version.dataset())
                .param(version.trainingJob())
                .param(Times.column(version.createdAt()))
                .update();
    }

    Optional<ModelVersion> find(String tenant, String model, int version) {
        return jdbc.sql("select * from model_versions where tenant = ? and model = ? and version = ?")
                .params(tenant, model, version)
                .query(ModelStore::version)
                .optional();
    }

    Optional<ModelVersion> ofJob(String job) {
        return jdbc.sql("select * from model_versions where training_job = ?")
                .param(job)
                .query(ModelStore::version)
                .optional();
    }

    /** Newest first. */
    List<ModelVersion> versions(String tenant, String model) {
        return jdbc.sql("select * from model_versions where tenant = ? and model = ? order by version desc")
                .params(tenant, model)
                .query(ModelStore::version)
                .list();
    }

    @Override
    public long bytes(String tenant) {
        return jdbc.sql("select cast(coalesce(sum(bytes), 0) as bigint) from model_versions where tenant = ?")
                .param(tenant)
                .query(Long.class)
                .single();
    }

    @Override
    public boolean holds(String tenant, String sha256) {
        return jdbc.sql("select count(*) from model_versions where tenant = ? and sha256 = ?")
                        .params(tenant, sha256)
                        .query(Long.class)
                        .single()
                > 0;
    }

    void delete(String tenant, String name) {
        jdbc.sql("delete from models where tenant = ? and name = ?")
                .params(tenant, name)
                .update();
    }

    private static Model model(ResultSet row, int number) throws SQLException {
        return new Model(
                row.getString("name"),
                row.getString("task"),
                row.getInt("latest"),
                Map.of(),
                Times.of(row, "created_at"));
    }

    private static ModelVersion version(ResultSet row, int number) throws SQLException {
        return new ModelVersion(
                row.getString("model"),
                row.getInt("version"),
                row.getString("task"),
                row.getString("framework"),
                Json.MAPPER.readValue(row.getString("labels"), new TypeReference<List<String>>() {}),
                row.getString("sha256"),
                row.getLong("bytes"),
                Json.MAPPER.readValue(row.getString("metrics"), new TypeReference<Map<String, Double>>() {}),
                Json.MAPPER.readValue(row.getString("params"), new TypeReference<Map<String, Object>>() {}),
                Json.MAPPER.readValue(row.getString("metadata"), new TypeReference<Map<String, Object>>() {}),
                row.getString("dataset"),
                row.getString("training_job"),
                Times.of(row, "created_at"));
    }
}
