package dev.aiengine.models.tabular.columns;

import dev.aiengine.models.Table;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** The columns of a table and the SQL type of each, in the order of the file. */
public final class TableTypes {

    public static SequencedMap<String, String> of(Table table) throws IOException {
        SequencedMap<String, String> types = new LinkedHashMap<>();
        String file = table.parquet().toAbsolutePath().toString().replace("'", "''");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("describe select * from read_parquet('" + file + "')")) {
            while (rows.next()) {
                types.put(rows.getString("column_name"), rows.getString("column_type"));
            }
        } catch (SQLException e) {
            throw new IOException("cannot read " + table.reference() + ": " + e.getMessage(), e);
        }
        return types;
    }

    private TableTypes() {}
}
