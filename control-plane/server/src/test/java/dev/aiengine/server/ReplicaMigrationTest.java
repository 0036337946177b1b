package dev.aiengine.server;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class ReplicaMigrationTest {

    @ParameterizedTest
    @EnumSource(Databases.class)
    void theServingPoolOfAnOlderDatabaseGoesOnAsItsFirstReplica(Databases engine) {
        DataSource source = engine.empty();
        Flyway.configure().dataSource(source).target("9").load().migrate();
        JdbcClient jdbc = JdbcClient.create(source);
        jdbc.sql("insert into tenants (name, display_name, quota, created_at) values ('acme', 'Acme', '{}', now())")
                .update();
        insert(jdbc, "pool", "SERVE", "serve/acme", "RUNNING");
        insert(jdbc, "before", "SERVE", "before", "ENDED");
        insert(jdbc, "job", "TRAIN", "job", "RUNNING");

        Flyway.configure().dataSource(source).load().migrate();

        assertThat(jdbc.sql("select slot from workloads order by id")
                        .query(String.class)
                        .list())
                .containsExactly("before", "job", "serve/acme/0");
    }

    private static void insert(JdbcClient jdbc, String id, String kind, String slot, String state) {
        jdbc.sql("""
                        insert into workloads (id, tenant, kind, slot, priority, gpus, cpus, memory, state, attempt,
                            losses, version, queued_at)
                        values (?, 'acme', ?, ?, 0, 0, 1, 1, ?, 1, 0, 1, now())""").params(id, kind, slot, state).update();
    }
}
