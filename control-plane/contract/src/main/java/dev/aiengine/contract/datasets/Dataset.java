package dev.aiengine.contract.datasets;

import java.time.Instant;
import java.util.List;

/**
 * One immutable version of a dataset.
 *
 * @param format {@code csv}, {@code ndjson}, {@code parquet}, {@code zip} or {@code tar.gz}
 * @param bytes size of the file as uploaded
 * @param sha256 digest of the file as uploaded, lower-case hex
 */
public record Dataset(
        String name,
        int version,
        String format,
        long rows,
        long bytes,
        String sha256,
        List<Column> columns,
        Instant createdAt) {

    /** The reference others use: {@code name@version}. */
    public String reference() {
        return name + "@" + version;
    }

    /**
     * A column as DuckDB typed it.
     *
     * @param type DuckDB's name: {@code VARCHAR}, {@code BIGINT}, {@code DOUBLE}, …
     * @param distinct exact for small columns, an estimate for large ones
     */
    public record Column(String name, String type, long nulls, long distinct) {}
}
