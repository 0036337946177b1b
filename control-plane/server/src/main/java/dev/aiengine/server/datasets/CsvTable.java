package dev.aiengine.server.datasets;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;

/** How DuckDB reads a CSV file: what was checked on the way in is told to it, so that only types are left to guess. */
record CsvTable(Path file, CsvCheck check, CsvOptions options) {

    /** Typed by all rows. */
    String typed() {
        return read("sample_size = -1");
    }

    /** Typed by all rows, but these columns are text. */
    String typed(List<String> words) {
        String types = words.stream()
                .map(column -> DuckDb.text(column) + ": 'VARCHAR'")
                .collect(Collectors.joining(", ", "{", "}"));
        return read("sample_size = -1, types = " + types);
    }

    /**
     * Those of some columns that hold other values than true and false. DuckDB takes yes, no, t and f for the same, and
     * would answer with words that are not the caller's.
     */
    List<String> words(List<String> booleans, DuckDBConnection connection) throws SQLException {
        String others = booleans.stream()
                .map(column -> "bool_or(lower(" + DuckDb.name(column) + ") not in ('true', 'false'))")
                .collect(Collectors.joining(", "));
        List<String> words = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select " + others + " from " + read("all_varchar = true"))) {
            row.next();
            for (int i = 0; i < booleans.size(); i++) {
                if (row.getBoolean(i + 1)) {
                    words.add(booleans.get(i));
                }
            }
        }
        return words;
    }

    private String read(String typing) {
        long longest = Math.max(1 << 20, check.longest() * 2 + 1024);
        return "read_csv(" + DuckDb.text(file.toString())
                + ", delim = " + DuckDb.text(String.valueOf(check.delimiter()))
                + ", quote = '\"', escape = '\"', comment = '', skip = 0, strict_mode = false"
                + ", null_padding = false, ignore_errors = false, " + typing
                + ", header = " + check.header(options)
                + ", names = ["
                + check.names(options).stream().map(DuckDb::text).collect(Collectors.joining(", "))
                + "], max_line_size = " + longest + ", buffer_size = " + longest * 4 + ")";
    }
}
