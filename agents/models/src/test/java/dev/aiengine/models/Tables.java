package dev.aiengine.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes datasets for tests. */
public final class Tables {
    /** A text and its label, either of which may be missing. */
    public record Row(@Nullable String text, @Nullable String label) {}

    public static Table of(Path parquet, List<Row> rows) {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("create table rows (text varchar, label varchar)");
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement("insert into rows values (?, ?)")) {
                for (Row row : rows) {
                    insert.setString(1, row.text());
                    insert.setString(2, row.label());
                    insert.execute();
                }
            }
            connection.commit();
            statement.execute("copy rows to '" + parquet + "' (format parquet)");
        } catch (SQLException e) {
            throw new UncheckedIOException(new IOException(e));
        }
        return new Table("made@1", parquet);
    }

    /** A CSV file without a header as a table of columns {@code column0}, {@code column1}… */
    public static Table ofCsv(Path parquet, Path csv) {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("set threads = 1");
            statement.execute("copy (select * from read_csv('" + csv
                    + "', header = false, all_varchar = true, quote = '\"', escape = '\"')) to '" + parquet
                    + "' (format parquet)");
        } catch (SQLException e) {
            throw new UncheckedIOException(new IOException(e));
        }
        return new Table(csv.getFileName() + "@1", parquet);
    }

    /** Whatever DuckDB can select, for instance {@code from read_csv('/a/file.csv')}, as a table. */
    public static Table of(Path parquet, String select) {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("set threads = 1");
            statement.execute("copy (" + select + ") to '" + parquet + "' (format parquet)");
        } catch (SQLException e) {
            throw new UncheckedIOException(new IOException(e));
        }
        return new Table("made@1", parquet);
    }

    private Tables() {}
}
