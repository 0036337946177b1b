package dev.aiengine.server.datasets;

import dev.aiengine.contract.Json;
import dev.aiengine.contract.datasets.Dataset;
import dev.aiengine.contract.datasets.Profile;
import dev.aiengine.server.storage.BlobUse;
import dev.aiengine.server.storage.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code dataset_versions} and the numbers given to them. */
@Repository
class DatasetStore implements BlobUse {
    private static final String SELECT = "select tenant, name, version, format, options, row_count, bytes, sha256,"
            + " table_bytes, table_sha256, columns, created_at from dataset_versions d where tenant = :tenant";

    private final JdbcClient jdbc;

    DatasetStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next number of a name, never given before; under the tenant's lock. */
    int nextVersion(String tenant, String name) {
        int changed = jdbc.sql("update dataset_numbers set last = last + 1 where tenant = ? and name = ?")
                .params(tenant, name)
                .update();
        if (changed == 0) {
            jdbc.sql("insert into dataset_numbers (tenant, name, last) values (?, ?, 1)")
                    .params(tenant, name)
                    .update();
        }
        return jdbc.sql("select last from dataset_numbers where tenant = ? and name = ?")
                .params(tenant, name)
                .query(Integer.class)
                .single();
    }

    void insert(StoredDataset dataset, Profile profile) {
        jdbc.sql("insert into dataset_versions (tenant, name, version, format, options, row_count, bytes, sha256,"
                        + " table_bytes, table_sha256, columns, profile, created_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        dataset.tenant(),
                        dataset.name(),
                        dataset.version(),
                        dataset.format(),
                        dataset.options(),
                        dataset.rows(),
                        dataset.bytes(),
                        dataset.sha256(),
                        dataset.tableBytes(),
                        dataset.tableSha256(),
                        Json.MAPPER.writeValueAsString(dataset.columns()),
                        Json.MAPPER.writeValueAsString(profile),
                        Times.column(dataset.createdAt()))
                .update();
    }

    Optional<StoredDataset> find(String tenant, String name, int version) {
        return jdbc.sql(SELECT + " and name = :name and version = :version")
                .param("tenant", tenant)
                .param("name", name)
                .param("version", version)
                .query(DatasetStore::dataset)
                .optional();
    }

    Optional<StoredDataset> newest(String tenant, String name) {
        return versions(tenant, name, Integer.MAX_VALUE, 1).stream().findFirst();
    }

    /** The newest version of every name, in the order of the names. */
    List<StoredDataset> list(String tenant, String after, int limit) {
        return jdbc.sql(SELECT + " and name > :after and version = (select max(version) from dataset_versions e"
                        + " where e.tenant = d.tenant and e.name = d.name) order by name limit :limit")
                .param("tenant", tenant)
                .param("after", after)
                .param("limit", limit)
                .query(DatasetStore::dataset)
                .list();
    }

    /** Newest first. */
    List<StoredDataset> versions(String tenant, String name, int before, int limit) {
        return jdbc.sql(SELECT + " and name = :name and version < :before order by version desc limit :limit")
                .param("tenant", tenant)
                .param("name", name)
                .param("before", before)
                .param("limit", limit)
                .query(DatasetStore::dataset)
                .list();
    }

    Profile profile(StoredDataset dataset) {
        return jdbc.sql("select profile from dataset_versions where tenant = ? and name = ? and version = ?")
                .params(dataset.tenant(), dataset.name(), dataset.version())
                .query((row, number) -> Json.MAPPER.readValue(row.getString("profile"), Profile.class))
                .single();
    }

    void delete(StoredDataset dataset) {
        jdbc.sql("delete from dataset_versions where tenant = ? and name = ? and version = ?")
                .params(dataset.tenant(), dataset.name(), dataset.version())
                .update();
    }

    /** Every version counts in full, the file and its table, also where two share a blob. */
    @Override
    public long bytes(String tenant) {
        return jdbc.sql("select cast(coalesce(sum(bytes + table_bytes), 0) as bigint) from dataset_versions"
                        + " where tenant = ?")
                .param(tenant)
                .query(Long.class)
                .single();
    }

    @Override
    public boolean holds(String tenant, String sha256) {
        return jdbc.sql("select count(*) from dataset_versions where tenant = :tenant"
                                + " and (sha256 = :sha256 or table_sha256 = :sha256)")
                        .param("tenant", tenant)
                        .param("sha256", sha256)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private static StoredDataset dataset(ResultSet row, int number) throws SQLException {
        return new StoredDataset(
                row.getString("tenant"),
                row.getString("name"),
                row.getInt("version"),
                row.getString("format"),
                row.getString("options"),
                row.getLong("row_count"),
                row.getLong("bytes"),
                row.getString("sha256"),
                row.getLong("table_bytes"),
                row.getString("table_sha256"),
                List.of(Json.MAPPER.readValue(row.getString("columns"), Dataset.Column[].class)),
                Times.of(row, "created_at"));
    }
}
