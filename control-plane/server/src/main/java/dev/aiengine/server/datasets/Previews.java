package dev.aiengine.server.datasets;

import dev.aiengine.contract.datasets.Dataset;
import dev.aiengine.contract.datasets.Preview;
import dev.aiengine.server.storage.BlobStore;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Reads the first rows of a table. Numbers and booleans stay what they are, all else is shown as text, up to 1,000
 * characters and then an ellipsis; a preview ends early where it would pass four million characters.
 */
@Component
class Previews {
    private static final int SHOWN = 1_000;
    private static final int MAX_CHARACTERS = 4_000_000;
    private static final Set<String> AS_THEY_ARE = Set.of(
            "BOOLEAN", "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER", "DOUBLE");

    private final DuckDb duckDb;
    private final BlobStore blobs;

    Previews(@Qualifier("reading") DuckDb duckDb, BlobStore blobs) {
        this.duckDb = duckDb;
        this.blobs = blobs;
    }

    Preview read(StoredDataset dataset, int limit) {
        try {
            Path table = blobs.path(dataset.tenant(), dataset.tableSha256());
            String select = dataset.columns().stream().map(Previews::shown).collect(Collectors.joining(", "));
            String sql =
                    "select " + select + " from read_parquet(" + DuckDb.text(table.toString()) + ") limit " + limit;
            return new Preview(
                    dataset.columns().stream().map(Dataset.Column::name).toList(),
                    duckDb.run(List.of(table), connection -> rows(connection, sql)));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String shown(Dataset.Column column) {
        String name = DuckDb.name(column.name());
        return AS_THEY_ARE.contains(column.type()) ? name : "left(" + name + "::varchar, " + (SHOWN + 1) + ")";
    }

    private static List<List<@Nullable Object>> rows(DuckDBConnection connection, String sql) throws SQLException {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        long characters = 0;
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (characters < MAX_CHARACTERS && result.next()) {
                List<@Nullable Object> row = new ArrayList<>(columns);
                for (int i = 1; i <= columns; i++) {
                    Object value = cut(result.getObject(i));
                    characters += value == null ? 4 : value.toString().length();
                    row.add(value);
                }
                rows.add(Collections.unmodifiableList(row));
            }
        }
        return rows;
    }

    private static @Nullable Object cut(@Nullable Object value) {
        if (value instanceof Double number && !Double.isFinite(number)) {
            return number.toString();
        }
        return value instanceof String text && text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : value;
    }
}
