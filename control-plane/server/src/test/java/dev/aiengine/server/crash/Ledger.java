package dev.aiengine.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiengine.contract.training.JobState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is written down about a tenant, and what must be true of it. */
final class Ledger {
    private final JdbcClient rows;
    private final String tenant;
    private final Path store;

    Ledger(DataSource database, String tenant, Path data) {
        this.rows = JdbcClient.create(database);
        this.tenant = tenant;
        this.store = data.resolve("store").resolve(tenant);
    }

    List<Map<String, @Nullable Object>> unfinished() {
        return rows.sql("select id, state, attempt, reason from workloads where tenant = ? and state <> 'ENDED'")
                .param(tenant)
                .query()
                .listOfRows();
    }

    /** At no time more is in use than there is. */
    void checkUse() {
        long gpus = rows.sql("""
                        select cast(coalesce(sum(gpus), 0) as bigint) from workloads
                        where tenant = ? and state in ('ADMITTED', 'STARTING', 'RUNNING')""").param(tenant).query(Long.class).single();
        assertThat(gpus).as("GPUs in use").isLessThanOrEqualTo(Machines.GPUS);
    }

    /** A request that was accepted made one job, which ended once and as it should. */
    void checkJob(String key, String job, JobState state, int losses) {
        List<Map<String, @Nullable Object>> jobs =
                rows.sql("""
                        select j.id, j.outcome, j.model_version, j.checkpoint, w.state, w.losses
                        from training_jobs j join workloads w on w.id = j.id
                        where j.tenant = ? and j.idempotency_key = ?""").params(tenant, key).query().listOfRows();
        assertThat(jobs).as("jobs of one request").hasSize(1);
        Map<String, @Nullable Object> row = jobs.getFirst();
        assertThat(row).containsEntry("id", job).containsEntry("state", "ENDED").containsEntry("outcome", state.name());
        assertThat(row.get("checkpoint")).as("checkpoint of a job that ended").isNull();
        // An attempt that was let go and never launched is lost with the engine
        assertThat((Integer) row.get("losses")).as("losses of " + job).isLessThanOrEqualTo(losses);
        int versions = count("select count(*) from model_versions where training_job = ?", job);
        assertThat(versions).as("versions of a job that " + state).isEqualTo(state == JobState.SUCCEEDED ? 1 : 0);
        assertThat(row.get("model_version") != null).isEqualTo(state == JobState.SUCCEEDED);
        assertThat(audited("training.submit", job)).as("submissions").isEqualTo(1);
        assertThat(audited("training.cancel", job)).as("cancellations").isEqualTo(state == JobState.CANCELLED ? 1 : 0);
    }

    private int audited(String action, String subject) {
        return rows.sql("select count(*) from audit where tenant = ? and action = ? and subject = ?")
                .params(tenant, action, subject)
                .query(Integer.class)
                .single();
    }

    private int count(String sql, String parameter) {
        return rows.sql(sql).param(parameter).query(Integer.class).single();
    }

    /** Each model's versions are 1, 2, 3, … */
    void checkVersions() {
        rows
                .sql("select model, version from model_versions where tenant = ? order by model, version")
                .param(tenant)
                .query((row, number) -> Map.entry(row.getString(1), row.getInt(2)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())))
                .forEach((model, versions) -> assertThat(versions)
                        .as("versions of " + model)
                        .isEqualTo(IntStream.rangeClosed(1, versions.size())
                                .boxed()
                                .toList()));
    }

    /** The package of every version is there, and each crash left at most one file that nobody needs any more. */
    void checkFiles(int crashes) {
        Set<String> packages = new TreeSet<>(rows.sql("select sha256 from model_versions where tenant = ?")
                .param(tenant)
                .query(String.class)
                .list());
        Set<String> files = files();
        assertThat(files).as("files in the store").containsAll(packages);
        files.removeAll(packages);
        assertThat(files).as("files that nobody needs").hasSizeLessThanOrEqualTo(crashes);
    }

    private Set<String> files() {
        if (!Files.isDirectory(store)) {
            return new TreeSet<>();
        }
        try (Stream<Path> files = Files.walk(store)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
