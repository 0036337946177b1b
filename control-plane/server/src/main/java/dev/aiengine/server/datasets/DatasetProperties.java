package dev.aiengine.server.datasets;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How large an upload may be; what is larger is refused whole.
 *
 * @param maxBytes of the uploaded file; refused with 413, where the request says its length before the body is read
 * @param maxColumns of a table
 * @param maxArchiveEntries files and folders in an archive
 * @param maxAnnotations objects that the annotations of an archive's images tell of, in all
 * @param maxExpandedBytes of an archive's files together once unpacked; a Parquet file's values, unpacked, likewise
 * @param maxTextEntryBytes of one text: a text file in an archive, a line of NDJSON, a record of CSV
 * @param memory that DuckDB may use for one upload; it works on disk beyond that
 * @param concurrency uploads that are typed at the same time; others wait
 */
@ConfigurationProperties("aiengine.datasets")
record DatasetProperties(
        @DefaultValue("2GB") DataSize maxBytes,
        @DefaultValue("4096") int maxColumns,
        @DefaultValue("100000") int maxArchiveEntries,
        @DefaultValue("300000") int maxAnnotations,
        @DefaultValue("8GB") DataSize maxExpandedBytes,
        @DefaultValue("8MB") DataSize maxTextEntryBytes,
        @DefaultValue("256MB") DataSize memory,
        @DefaultValue("2") int concurrency) {}
