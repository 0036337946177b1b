package dev.aiengine.models;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A dataset version on the agent's disk.
 *
 * @param reference {@code name@version}
 * @param parquet its rows
 * @param archive the zip whose entries its rows name in the column {@value #FILE}, for datasets of images
 */
public record Table(
        String reference, Path parquet, @Nullable Path archive) {
    public static final String FILE = "file";

    /** Rows without an archive. */
    public Table(String reference, Path parquet) {
        this(reference, parquet, null);
    }

    /** Receives one row at a time; columns are numbered from 1 in the order they were asked for. */
    @FunctionalInterface
    public interface RowReader {
        void row(ResultSet row) throws SQLException, IOException;
    }

    /** Streams the named columns of every row, in the order of the file. */
    public void read(List<String> columns, RowReader reader) throws IOException {
        String select = columns.stream().map(Table::quoted).collect(Collectors.joining(", "));
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("set threads = 1");
            try (ResultSet rows = statement.executeQuery("select " + select + " from " + source())) {
                while (rows.next()) {
                    reader.row(rows);
                }
            }
        } catch (SQLException e) {
            throw new IOException("cannot read " + reference + ": " + e.getMessage(), e);
        }
    }

    /** The columns in the order of the file, each with its DuckDB type. */
    public SequencedMap<String, String> types() throws IOException {
        SequencedMap<String, String> types = new LinkedHashMap<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("describe select * from " + source())) {
            while (rows.next()) {
                types.put(rows.getString("column_name"), rows.getString("column_type"));
            }
        } catch (SQLException e) {
            throw new IOException("cannot read " + reference + ": " + e.getMessage(), e);
        }
        return types;
    }

    private String source() {
        return "read_parquet('" + parquet.toAbsolutePath().toString().replace("'", "''") + "')";
    }

    private static String quoted(String column) {
        return '"' + column.replace("\"", "\"\"") + '"';
    }
}
