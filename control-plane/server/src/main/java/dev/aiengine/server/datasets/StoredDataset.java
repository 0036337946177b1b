package dev.aiengine.server.datasets;

import dev.aiengine.contract.datasets.Dataset;
import java.time.Instant;
import java.util.List;

/**
 * A dataset version as the database has it.
 *
 * @param format as on the wire
 * @param options what the caller said about the file, as JSON
 * @param sha256 blob of the file as uploaded; of an archive, where its files are
 * @param tableSha256 blob of the table made from it, a Parquet file: what agents read
 */
public record StoredDataset(
        String tenant,
        String name,
        int version,
        String format,
        String options,
        long rows,
        long bytes,
        String sha256,
        long tableBytes,
        String tableSha256,
        List<Dataset.Column> columns,
        Instant createdAt) {

    public Dataset view() {
        return new Dataset(name, version, format, rows, bytes, sha256, columns, createdAt);
    }

    /** Whether the rows are files of the zip that was uploaded, named in the column {@code file}. */
    public boolean namesFiles() {
        List<String> names = columns.stream().map(Dataset.Column::name).toList();
        return format.equals(Format.ZIP.label()) && names.contains("file") && !names.contains("text");
    }

    /** {@code name@version}. */
    public String reference() {
        return name + "@" + version;
    }

    StoredDataset numbered(int number) {
        return new StoredDataset(
                tenant,
                name,
                number,
                format,
                options,
                rows,
                bytes,
                sha256,
                tableBytes,
                tableSha256,
                columns,
                createdAt);
    }

    boolean madeFrom(Upload upload, String uploadOptions) {
        return sha256.equals(upload.blob().sha256())
                && format.equals(upload.format().label())
                && options.equals(uploadOptions);
    }
}
