package dev.aiengine.server.fleet;

import dev.aiengine.server.fleet.Workload.Kind;
import dev.aiengine.server.fleet.Workload.Needs;
import dev.aiengine.server.fleet.Workload.State;
import dev.aiengine.server.storage.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code workloads}. */
@Repository
class WorkloadStore {
    private static final int REASON_LENGTH = 1_000;

    private final JdbcClient jdbc;

    WorkloadStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Fails with a duplicate key where the slot is taken. */
    void insert(Workload workload) {
        jdbc.sql("""
                        insert into workloads (id, tenant, kind, slot, priority, gpus, cpus, memory, gpu_type,
                            state, attempt, losses, expected_seconds, version, queued_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(workload.id())
                .param(workload.tenant())
                .param(workload.kind().name())
                .param(workload.slot())
                .param(workload.priority())
                .param(workload.needs().gpus())
                .param(workload.needs().cpus())
                .param(workload.needs().memory())
                .param(workload.needs().gpuType())
                .param(workload.state().name())
                .param(workload.attempt())
                .param(workload.losses())
                .param(workload.expected())
                .param(workload.version())
                .param(Times.column(workload.queuedAt()))
                .update();
    }

    /** Writes a transition if nobody was faster; false means that the row is no longer what it was decided on. */
    boolean replace(Workload before, Workload after) {
        String reason = after.reason();
        return jdbc.sql("""
                                update workloads set slot = ?, state = ?, attempt = ?, losses = ?, preemptions = ?,
                                    leaving_since = ?, reason = ?, handle = ?, version = ?, started_at = ?, ended_at = ?
                                where id = ? and version = ?""")
                        .param(after.slot())
                        .param(after.state().name())
                        .param(after.attempt())
                        .param(after.losses())
                        .param(after.preemptions())
                        .param(Times.nullableColumn(after.leavingSince()))
                        .param(
                                reason != null && reason.length() > REASON_LENGTH
                                        ? reason.substring(0, REASON_LENGTH)
                                        : reason)
                        .param(after.handle())
                        .param(after.version())
                        .param(Times.nullableColumn(after.startedAt()))
                        .param(Times.nullableColumn(after.endedAt()))
                        .param(before.id())
                        .param(before.version())
                        .update()
                == 1;
    }

    Optional<Workload> find(String id) {
        return jdbc.sql("select * from workloads where id = ?")
                .param(id)
                .query(WorkloadStore::workload)
                .optional();
    }

    List<Workload> unfinishedOf(Kind kind) {
        return jdbc.sql("select * from workloads where kind = ? and state <> 'ENDED'")
                .param(kind.name())
                .query(WorkloadStore::workload)
                .list();
    }

    List<Workload> unfinishedOf(String tenant, Kind kind) {
        return jdbc.sql("select * from workloads where tenant = ? and kind = ? and state <> 'ENDED'")
                .params(tenant, kind.name())
                .query(WorkloadStore::workload)
                .list();
    }

    /** Everything that waits or runs, in the order it came. */
    List<Workload> unfinished() {
        return jdbc.sql("select * from workloads where state <> 'ENDED' order by queued_at, id")
                .query(WorkloadStore::workload)
                .list();
    }

    /** Everything that has run since a moment, ended or not. */
    List<Workload> ranSince(Instant moment) {
        return jdbc.sql("select * from workloads where started_at is not null and (ended_at is null or ended_at > ?)")
                .param(Times.column(moment))
                .query(WorkloadStore::workload)
                .list();
    }

    int unfinished(String tenant, Kind kind) {
        return jdbc.sql("select count(*) from workloads where tenant = ? and kind = ? and state <> 'ENDED'")
                .params(tenant, kind.name())
                .query(Integer.class)
                .single();
    }

    private static Workload workload(ResultSet row, int number) throws SQLException {
        return new Workload(
                row.getString("id"),
                row.getString("tenant"),
                Kind.valueOf(row.getString("kind")),
                row.getString("slot"),
                row.getInt("priority"),
                new Needs(row.getInt("gpus"), row.getDouble("cpus"), row.getLong("memory"), row.getString("gpu_type")),
                State.valueOf(row.getString("state")),
                row.getInt("attempt"),
                row.getInt("losses"),
                row.getInt("preemptions"),
                row.getLong("expected_seconds"),
                Times.nullable(row, "leaving_since"),
                row.getString("reason"),
                row.getString("handle"),
                row.getInt("version"),
                Times.of(row, "queued_at"),
                Times.nullable(row, "started_at"),
                Times.nullable(row, "ended_at"));
    }
}
