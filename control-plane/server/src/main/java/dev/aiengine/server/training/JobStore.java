package dev.aiengine.server.training;

import dev.aiengine.contract.Json;
import dev.aiengine.contract.registry.ModelVersion;
import dev.aiengine.contract.training.JobState;
import dev.aiengine.server.storage.Blob;
import dev.aiengine.server.storage.BlobUse;
import dev.aiengine.server.storage.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

/** Rows of {@code training_jobs}. */
@Repository
class JobStore implements BlobUse {
    private final JdbcClient jdbc;

    JobStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(JobRow job) {
        jdbc.sql("""
                        insert into training_jobs (id, tenant, model, task, dataset, test_dataset, base, params,
                            idempotency_key, source, source_bytes)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(job.id())
                .param(job.tenant())
                .param(job.model())
                .param(job.task())
                .param(job.dataset())
                .param(job.testDataset())
                .param(job.base())
                .param(Json.MAPPER.writeValueAsString(job.params()))
                .param(job.idempotencyKey())
                .param(job.source() == null ? null : job.source().sha256())
                .param(job.source() == null ? null : job.source().bytes())
                .update();
    }

    Optional<JobRow> find(String id) {
        return jdbc.sql("select * from training_jobs where id = ?")
                .param(id)
                .query(JobStore::job)
                .optional();
    }

    /** How many seconds the last trainings of a model took, the median; 0 where there was none. */
    long usualSeconds(String tenant, String model, String task) {
        List<Long> last = jdbc.sql("""
                        select w.started_at, w.ended_at from training_jobs j join workloads w on w.id = j.id
                        where j.tenant = ? and j.model = ? and j.task = ? and j.outcome = 'SUCCEEDED'
                            and w.started_at is not null and w.ended_at is not null
                        order by j.id desc limit 5""")
                .params(tenant, model, task)
                .query((row, number) -> Math.max(
                        1,
                        Duration.between(Times.of(row, "started_at"), Times.of(row, "ended_at"))
                                .toSeconds()))
                .list();
        return last.isEmpty() ? 0 : last.stream().sorted().toList().get(last.size() / 2);
    }

    Optional<JobRow> withIdempotencyKey(String tenant, String key) {
        return jdbc.sql("select * from training_jobs where tenant = ? and idempotency_key = ?")
                .params(tenant, key)
                .query(JobStore::job)
                .optional();
    }

    /** Newest first: ids grow with the time of submission. */
    List<JobRow> list(String tenant, String before, int limit) {
        return jdbc.sql("select * from training_jobs where tenant = ? and id < ? order by id desc limit ?")
                .params(tenant, before, limit)
                .query(JobStore::job)
                .list();
    }

    /** Whether a job that goes on was given these rows. */
    boolean anyUnfinishedOn(String tenant, String dataset) {
        return jdbc.sql("""
                                select count(*) from training_jobs j join workloads w on w.id = j.id
                                where j.tenant = ? and (j.dataset = ? or j.test_dataset = ?) and w.state <> 'ENDED'""").params(tenant, dataset, dataset).query(Long.class).single() > 0;
    }

    /** Whether a job that goes on starts from a version of this model. */
    boolean anyUnfinishedFrom(String tenant, String model) {
        return jdbc.sql("""
                                select count(*) from training_jobs j join workloads w on w.id = j.id
                                where j.tenant = ? and j.base >= ? and j.base < ? and w.state <> 'ENDED'""")
                        .params(tenant, model + "@", model + "A")
                        .query(Long.class)
                        .single()
                > 0;
    }

    void succeed(String id, ModelVersion version, long peakMemory) {
        jdbc.sql("update training_jobs set outcome = ?, metrics = ?, model_version = ?, peak_memory = ? where id = ?")
                .param(JobState.SUCCEEDED.name())
                .param(Json.MAPPER.writeValueAsString(version.metrics()))
                .param(version.version())
                .param(peakMemory)
                .param(id)
                .update();
    }

    void end(String id, JobState outcome, String reason) {
        jdbc.sql("update training_jobs set outcome = ?, reason = ? where id = ?")
                .params(outcome.name(), reason, id)
                .update();
    }

    void checkpoint(String id, @Nullable String sha256) {
        jdbc.sql("update training_jobs set checkpoint = ? where id = ?")
                .param(sha256)
                .param(id)
                .update();
    }

    List<String> endedWithCheckpoint() {
        return jdbc.sql("""
                        select j.id from training_jobs j join workloads w on w.id = j.id
                        where j.checkpoint is not null and w.state = 'ENDED'""").query((row, number) -> row.getString("id")).list();
    }

    /** Of files to import; checkpoints come and go with their jobs and count against no quota. */
    @Override
    public long bytes(String tenant) {
        return jdbc.sql("""
                        select cast(coalesce(sum(j.source_bytes), 0) as bigint)
                        from training_jobs j join workloads w on w.id = j.id
                        where j.tenant = ? and w.state <> 'ENDED'""").param(tenant).query(Long.class).single();
    }

    @Override
    public boolean holds(String tenant, String sha256) {
        return jdbc.sql("""
                                select count(*) from training_jobs j join workloads w on w.id = j.id
                                where j.tenant = ?
                                    and (j.checkpoint = ? or (j.source = ? and w.state <> 'ENDED'))""").params(tenant, sha256, sha256).query(Long.class).single() > 0;
    }

    private static @Nullable Blob source(ResultSet row) throws SQLException {
        String sha256 = row.getString("source");
        return sha256 == null ? null : new Blob(sha256, row.getLong("source_bytes"));
    }

    private static JobRow job(ResultSet row, int number) throws SQLException {
        String outcome = row.getString("outcome");
        String metrics = row.getString("metrics");
        return new JobRow(
                row.getString("id"),
                row.getString("tenant"),
                row.getString("model"),
                row.getString("task"),
                row.getString("dataset"),
                row.getString("test_dataset"),
                row.getString("base"),
                Json.MAPPER.readValue(row.getString("params"), new TypeReference<Map<String, Object>>() {}),
                row.getString("idempotency_key"),
                outcome == null ? null : JobState.valueOf(outcome),
                row.getString("reason"),
                metrics == null
                        ? Map.of()
                        : Json.MAPPER.readValue(metrics, new TypeReference<Map<String, Double>>() {}),
                row.getObject("model_version", Integer.class),
                row.getObject("peak_memory", Long.class),
                row.getString("checkpoint"),
                source(row));
    }
}
