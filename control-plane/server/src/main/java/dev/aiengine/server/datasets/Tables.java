package dev.aiengine.server.datasets;

import dev.aiengine.server.web.ApiException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBConnection;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Makes the table of an upload: DuckDB types its values and writes them, in their order, as one Parquet file. Whatever
 * the upload was, agents read only that.
 */
@Component
class Tables {
    /** A row group is written from memory, so long rows make it short. */
    private static final long ROW_GROUP_BYTES = 32L << 20;

    private static final long ROW_GROUP_MAX = 122_880;
    private static final long ROW_GROUP_MIN = 2_048;

    private final DuckDb duckDb;
    private final DatasetProperties limits;

    Tables(@Qualifier("typing") DuckDb duckDb, DatasetProperties limits) {
        this.duckDb = duckDb;
        this.limits = limits;
    }

    /** Writes the table of an upload to a file. */
    Table make(Upload upload, CsvOptions options, Path target) {
        try {
            return duckDb.run(List.of(upload.file(), target), connection -> {
                Source source = source(upload, options, connection);
                write(source, target, connection);
                if (upload.format() == Format.CSV) {
                    keepWords(csv(upload, options), source, target, connection);
                }
                Table table = Table.of(new ColumnProfiles(connection, target).profile());
                requireRows(table, source);
                return table;
            });
        } catch (SQLException e) {
            throw refused(upload, e);
        }
    }

    /**
     * What DuckDB reads.
     *
     * @param sql a table, or a function that reads one
     * @param rows as counted without DuckDB, or -1
     * @param bytes of all rows, about
     */
    private record Source(String sql, long rows, long bytes) {}

    private Source source(Upload upload, CsvOptions options, DuckDBConnection connection)
            throws SQLException, IOException {
        String file = DuckDb.text(upload.file().toString());
        long bytes = upload.blob().bytes();
        if (upload.format() != Format.CSV && !options.isNone()) {
            throw ApiException.invalid(
                    "columns",
                    "header and columns are options of CSV; this is "
                            + upload.format().label());
        }
        return switch (upload.format()) {
            case CSV -> csv(csv(upload, options), bytes);
            case NDJSON -> {
                NdjsonCheck check = (NdjsonCheck) upload.check();
                yield new Source(
                        "read_json(" + file + ", format = 'newline_delimited', records = true, sample_size = -1,"
                                + " map_inference_threshold = -1, maximum_object_size = "
                                + Math.max(1 << 20, check.longest() + 1024) + ")",
                        check.rows(),
                        bytes);
            }
            case PARQUET -> parquet(file, connection);
            case ZIP, TAR_GZ -> {
                Archive archive = Archive.of(upload.format(), upload.file(), limits);
                yield new Source("files", -1, new ArchiveRows(archive, limits).fill(connection));
            }
        };
    }

    private static Source csv(CsvTable csv, long bytes) {
        if (csv.check().rows(csv.options()) == 0) {
            throw ApiException.invalid("file", "has a header and no rows; say header=absent if its one line is a row");
        }
        return new Source(csv.typed(), csv.check().rows(csv.options()), bytes);
    }

    private Source parquet(String file, DuckDBConnection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            long bytes;
            try (ResultSet sizes = statement.executeQuery("select count(distinct path_in_schema),"
                    + " coalesce(sum(total_uncompressed_size), 0)::bigint from parquet_metadata(" + file + ")")) {
                sizes.next();
                bytes = sizes.getLong(2);
            }
            long columns = 0;
            List<String> names = new ArrayList<>();
            try (ResultSet described = statement.executeQuery("describe select * from read_parquet(" + file + ")")) {
                while (described.next()) {
                    names.add(described.getString(1));
                    columns++;
                }
            }
            ColumnNames.requireAtMost(limits.maxColumns(), columns);
            ColumnNames.checked("file", names);
            long rows;
            try (ResultSet counted =
                    statement.executeQuery("select num_rows from parquet_file_metadata(" + file + ")")) {
                counted.next();
                rows = counted.getLong(1);
            }
            // Run-length encoding folds a billion equal values into a few bytes, so values are counted too
            long limit = limits.maxExpandedBytes().toBytes();
            if (bytes > limit || rows > limit / Math.max(1, columns)) {
                throw ApiException.invalid(
                        "file",
                        "unpacks to more than " + limit + " bytes, which is the limit"
                                + " (aiengine.datasets.max-expanded-bytes)");
            }
            return new Source("read_parquet(" + file + ")", rows, bytes);
        }
    }

    /** Writes the table of a CSV file again where columns of words were taken for booleans; that is seldom. */
    private static void keepWords(CsvTable csv, Source source, Path target, DuckDBConnection connection)
            throws SQLException {
        List<String> booleans = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet described = statement.executeQuery(
                        "describe select * from read_parquet(" + DuckDb.text(target.toString()) + ")")) {
            while (described.next()) {
                if (described.getString(2).equals("BOOLEAN")) {
                    booleans.add(described.getString(1));
                }
            }
        }
        List<String> words = booleans.isEmpty() ? List.of() : csv.words(booleans, connection);
        if (!words.isEmpty()) {
            write(new Source(csv.typed(words), source.rows(), source.bytes()), target, connection);
        }
    }

    private static CsvTable csv(Upload upload, CsvOptions options) {
        return new CsvTable(upload.file(), (CsvCheck) upload.check(), options);
    }

    private static void write(Source source, Path target, DuckDBConnection connection) throws SQLException {
        long rowBytes = Math.max(1, source.bytes() / Math.max(1, source.rows()));
        long group = Math.clamp(ROW_GROUP_BYTES / rowBytes, ROW_GROUP_MIN, ROW_GROUP_MAX);
        try (Statement statement = connection.createStatement()) {
            statement.execute("copy (select * from " + source.sql() + ") to " + DuckDb.text(target.toString())
                    + " (format parquet, compression zstd, use_tmp_file false, row_group_size " + group + ")");
        }
    }

    private static void requireRows(Table table, Source source) {
        long rows = table.profile().rows();
        if (rows == 0) {
            throw ApiException.invalid("file", "has no rows");
        }
        if (source.rows() >= 0 && rows != source.rows()) {
            throw ApiException.invalid(
                    "file",
                    "reads as " + rows + " rows in one way and as " + source.rows()
                            + " in another; quote every value that contains quotes or line breaks");
        }
    }

    private RuntimeException refused(Upload upload, SQLException e) {
        String message = String.valueOf(e.getMessage());
        if (message.startsWith("Out of Memory")) {
            return ApiException.invalid(
                    "file",
                    "needs more memory to be typed than an upload has ("
                            + limits.memory().toMegabytes()
                            + " MB, aiengine.datasets.memory); make its rows shorter or its columns fewer");
        }
        if (message.startsWith("INTERNAL") || message.startsWith("IO Error") || message.startsWith("Permission")) {
            return new IllegalStateException(e);
        }
        // The first line says what is wrong; those after it are advice to people who write SQL
        String first =
                message.lines().findFirst().orElse("").replace(upload.file().toString(), "the file");
        return ApiException.invalid(
                "file", "cannot be read as " + upload.format().label() + ": " + first);
    }
}
