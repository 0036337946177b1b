package dev.aiengine.server.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiengine.server.Databases;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParameterizedClass
@EnumSource(Databases.class)
class DrainStoreTest {
    private static final Drain DRAIN = new Drain("node-1", Instant.parse("2026-01-01T00:00:00Z"), "operator:1");

    private final DrainStore store;

    DrainStoreTest(Databases engine) {
        store = new DrainStore(JdbcClient.create(engine.fresh()));
    }

    @Test
    void aDrainIsKeptUntilItIsTakenBack() {
        store.insert(DRAIN);

        assertThat(store.find("node-1")).contains(DRAIN);
        assertThat(store.all()).containsExactly(DRAIN);
        assertThat(store.delete("node-1")).isTrue();
        assertThat(store.delete("node-1")).isFalse();
        assertThat(store.all()).isEmpty();
    }

    @Test
    void aMachineIsDrainedOnce() {
        store.insert(DRAIN);

        assertThatThrownBy(() -> store.insert(new Drain("node-1", Instant.EPOCH, "operator:2")))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(store.find("node-1")).contains(DRAIN);
    }
}
