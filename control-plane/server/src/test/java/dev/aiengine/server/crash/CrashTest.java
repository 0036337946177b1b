package dev.aiengine.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiengine.contract.Json;
import dev.aiengine.contract.datasets.Dataset.Column;
import dev.aiengine.contract.tenancy.Quota;
import dev.aiengine.server.Databases;
import dev.aiengine.server.storage.Times;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Kills the control plane before and after each change of a row, each commit and each call of the cluster, starts it
 * again on what is left, and lets everything come to its end.
 */
class CrashTest {
    private static final Instant LONG_AGO = Instant.parse("2025-01-01T00:00:00Z");

    @TempDir
    private Path data;

    /** Others on each engine, so that together they are many. */
    @ParameterizedTest
    @CsvSource({"H2, true, 3", "H2, false, 24", "POSTGRESQL, true, 45"})
    void aCrashAtSomeStepsLosesNothingAndDoublesNothing(Databases engine, boolean findable, int first)
            throws SQLException {
        crashAtEach(engine.fresh(), findable, first, 60);
    }

    @Tag("slow")
    @ParameterizedTest
    @CsvSource({"H2, true", "H2, false", "POSTGRESQL, true", "POSTGRESQL, false"})
    void aCrashAtAnyStepLosesNothingAndDoublesNothing(Databases engine, boolean findable) throws SQLException {
        crashAtEach(engine.fresh(), findable, 0, 1);
    }

    private void crashAtEach(DataSource rows, boolean findable, int first, int every) throws SQLException {
        // The first story on a database also writes what is written once, so the second one is counted
        play(rows, findable, new Random(0), false, List.of());
        int steps =
                play(rows, findable, new Random(0), false, List.of()).getFirst().steps();
        assertThat(steps).as("steps of a story without a crash").isGreaterThan(150);
        for (int at = first; at < steps; at += every) {
            List<Fuse> lives = play(rows, findable, new Random(0), false, List.of(new Fuse(at)));
            assertThat(lives.getFirst().isBlown()).as("step " + at).isTrue();
        }
    }

    @Test
    void manyCrashesOfRandomStoriesLoseNothingAndDoubleNothing() throws SQLException {
        crashAtRandom(Databases.H2.fresh(), 4);
    }

    @Tag("slow")
    @ParameterizedTest
    @EnumSource(Databases.class)
    void manyMoreCrashesOfRandomStoriesLoseNothingAndDoubleNothing(Databases engine) throws SQLException {
        crashAtRandom(engine.fresh(), 150);
    }

    private void crashAtRandom(DataSource rows, int stories) throws SQLException {
        for (int seed = 1; seed <= stories; seed++) {
            Random random = new Random(seed);
            List<Fuse> fuses = new ArrayList<>();
            for (int i = random.nextInt(1, 6); i > 0; i--) {
                fuses.add(new Fuse(random.nextInt(60)));
            }
            play(rows, random.nextBoolean(), random, true, fuses);
        }
    }

    private List<Fuse> play(DataSource rows, boolean findable, Random random, boolean anything, List<Fuse> fuses)
            throws SQLException {
        Story story = new Story(rows, data, tenant(rows), findable, fuses);
        try {
            return (anything ? story.withAnyOf(random) : story.withOneOfEach()).play();
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("killed at " + fuses + ", agents " + (findable ? "findable" : "not findable"), e);
        }
    }

    /** A new tenant with a dataset, of which nobody reads the bytes. */
    private static String tenant(DataSource rows) {
        String name = "t-" + UUID.randomUUID().toString().substring(0, 18);
        JdbcClient jdbc = JdbcClient.create(rows);
        jdbc.sql("insert into tenants (name, display_name, quota, created_at) values (?, ?, ?, ?)")
                .params(
                        name,
                        name,
                        Json.MAPPER.writeValueAsString(new Quota(2, null, null, null, null, null)),
                        Times.column(LONG_AGO))
                .update();
        String digest = "0".repeat(64);
        List<Column> columns = List.of(new Column("text", "VARCHAR", 0, 4), new Column("label", "VARCHAR", 0, 2));
        jdbc.sql("""
                        insert into dataset_versions (tenant, name, version, format, options, row_count, bytes, sha256,
                            table_bytes, table_sha256, columns, profile, created_at)
                        values (?, 'reviews', 1, 'csv', '{}', 4, 1, ?, 1, ?, ?, '{}', ?)""")
                .params(name, digest, digest, Json.MAPPER.writeValueAsString(columns), Times.column(LONG_AGO))
                .update();
        return name;
    }
}
