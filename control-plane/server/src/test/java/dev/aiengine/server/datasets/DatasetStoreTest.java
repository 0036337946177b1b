package dev.aiengine.server.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiengine.contract.datasets.Dataset;
import dev.aiengine.contract.datasets.Profile;
import dev.aiengine.server.Databases;
import dev.aiengine.server.storage.TenantLock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParameterizedClass
@EnumSource(Databases.class)
class DatasetStoreTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:15:30.123Z");
    private static final String FILE = "a".repeat(64);
    private static final String TABLE = "b".repeat(64);

    private final JdbcClient jdbc;
    private final DatasetStore store;

    DatasetStoreTest(Databases databases) {
        jdbc = JdbcClient.create(databases.fresh());
        store = new DatasetStore(jdbc);
        for (String tenant : List.of("acme", "other")) {
            jdbc.sql("insert into tenants (name, display_name, quota, created_at) values (?, 'A', '{}',"
                            + " current_timestamp)")
                    .param(tenant)
                    .update();
        }
    }

    @Test
    void whatIsInsertedIsFoundAgainAsItWas() {
        StoredDataset dataset = insert("acme", "reviews", 1);
        assertThat(store.find("acme", "reviews", 1)).contains(dataset);
        assertThat(store.newest("acme", "reviews")).contains(dataset);
        assertThat(store.profile(dataset).rows()).isEqualTo(2);
    }

    @Test
    void anotherTenantsDatasetsAreNotThere() {
        StoredDataset dataset = insert("acme", "reviews", 1);
        assertThat(store.find("other", "reviews", 1)).isEmpty();
        assertThat(store.list("other", "", 10)).isEmpty();
        assertThat(store.holds("other", dataset.sha256())).isFalse();
        assertThat(store.bytes("other")).isZero();
    }

    @Test
    void aListHasTheNewestVersionOfEachNameInOrderAfterTheCursor() {
        insert("acme", "b", 1);
        insert("acme", "a", 1);
        insert("acme", "a", 2);
        insert("acme", "c", 3);
        assertThat(store.list("acme", "", 2))
                .extracting(StoredDataset::reference)
                .containsExactly("a@2", "b@1");
        assertThat(store.list("acme", "b", 2))
                .extracting(StoredDataset::reference)
                .containsExactly("c@3");
    }

    @Test
    void versionsComeNewestFirst() {
        insert("acme", "a", 1);
        insert("acme", "a", 2);
        insert("acme", "a", 3);
        assertThat(store.versions("acme", "a", 3, 10))
                .extracting(StoredDataset::version)
                .containsExactly(2, 1);
    }

    @Test
    void aNumberIsNeverGivenTwiceEvenWhenItsVersionIsGone() {
        assertThat(store.nextVersion("acme", "a")).isEqualTo(1);
        StoredDataset second = insert("acme", "a", store.nextVersion("acme", "a"));
        store.delete(second);
        assertThat(store.nextVersion("acme", "a")).isEqualTo(3);
        assertThat(store.nextVersion("other", "a")).isEqualTo(1);
    }

    @Test
    void twoVersionsOfOneNumberCannotBe() {
        insert("acme", "a", 1);
        assertThatThrownBy(() -> insert("acme", "a", 1)).isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void everyVersionCountsWithItsFileAndItsTable() {
        insert("acme", "a", 1);
        insert("acme", "a", 2);
        assertThat(store.bytes("acme")).isEqualTo(2 * (100 + 40));
    }

    @Test
    void aBlobIsHeldUntilItsLastVersionIsDeleted() {
        StoredDataset first = insert("acme", "a", 1);
        StoredDataset second = insert("acme", "b", 1);
        store.delete(first);
        assertThat(store.holds("acme", FILE)).isTrue();
        assertThat(store.holds("acme", TABLE)).isTrue();
        store.delete(second);
        assertThat(store.holds("acme", FILE)).isFalse();
        assertThat(store.holds("acme", TABLE)).isFalse();
    }

    @Test
    void datasetsHoldTheirTenantAndGivenNumbersDoNot() {
        StoredDataset dataset = insert("acme", "a", store.nextVersion("acme", "a"));
        assertThatThrownBy(() -> deleteTenant("acme")).isInstanceOf(DataIntegrityViolationException.class);
        store.delete(dataset);
        deleteTenant("acme");
        TenantLock lock = new TenantLock(jdbc);
        assertThat(lock.hold("acme")).isFalse();
        assertThat(lock.hold("other")).isTrue();
    }

    private void deleteTenant(String tenant) {
        jdbc.sql("delete from tenants where name = ?").param(tenant).update();
    }

    private StoredDataset insert(String tenant, String name, int version) {
        StoredDataset dataset = new StoredDataset(
                tenant,
                name,
                version,
                "csv",
                "{}",
                2,
                100,
                FILE,
                40,
                TABLE,
                List.of(new Dataset.Column("text", "VARCHAR", 0, 2)),
                NOW);
        store.insert(dataset, new Profile(2, List.of()));
        return dataset;
    }
}
