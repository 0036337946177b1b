package dev.aiengine.server.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiengine.server.Databases;
import dev.aiengine.server.fleet.Workload.Kind;
import dev.aiengine.server.fleet.Workload.Needs;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParameterizedClass
@EnumSource(Databases.class)
class WorkloadStoreTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final JdbcClient jdbc;
    private final WorkloadStore store;

    WorkloadStoreTest(Databases engine) {
        jdbc = JdbcClient.create(engine.fresh());
        store = new WorkloadStore(jdbc);
    }

    @BeforeEach
    void aTenant() {
        jdbc.sql("insert into tenants (name, display_name, quota, created_at) values ('acme', 'Acme', '{}', now())")
                .update();
    }

    @Test
    void aWorkloadComesBackAsItWasKept() {
        Workload queued = queued("a", "a");
        store.insert(queued);
        Workload running = queued.admit().launched("42@1000").running(NOW);
        store.replace(queued, queued.admit());
        store.replace(queued.admit(), queued.admit().launched("42@1000"));
        store.replace(queued.admit().launched("42@1000"), running);

        assertThat(store.find("a")).contains(running);
    }

    @Test
    void ofTwoThatDecidedOnTheSameRowOneLoses() {
        Workload queued = queued("a", "a");
        store.insert(queued);

        assertThat(store.replace(queued, queued.admit())).isTrue();
        assertThat(store.replace(queued, queued.end("cancelled", NOW))).isFalse();
        assertThat(store.find("a")).contains(queued.admit());
    }

    @Test
    void aSlotHoldsOneUnfinishedWorkload() {
        Workload first = queued("a", "serve/acme");
        store.insert(first);
        assertThatThrownBy(() -> store.insert(queued("b", "serve/acme"))).isInstanceOf(DuplicateKeyException.class);

        store.replace(first, first.end(null, NOW));
        store.insert(queued("c", "serve/acme"));

        assertThat(store.unfinishedOf("acme", Kind.TRAIN))
                .extracting(Workload::id)
                .containsExactly("c");
        assertThat(store.unfinishedOf(Kind.SERVE)).isEmpty();
    }

    @Test
    void onlyUnfinishedWorkCounts() {
        Workload ended = queued("a", "a");
        store.insert(ended);
        store.replace(ended, ended.end("done", NOW));
        store.insert(queued("b", "b"));

        assertThat(store.unfinished()).extracting(Workload::id).containsExactly("b");
        assertThat(store.unfinished("acme", Kind.TRAIN)).isEqualTo(1);
    }

    private static Workload queued(String id, String slot) {
        return Workload.queued(id, "acme", Kind.TRAIN, slot, 0, new Needs(0, 1, 1L << 30), 0, NOW);
    }
}
