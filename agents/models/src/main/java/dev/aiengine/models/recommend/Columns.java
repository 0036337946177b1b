package dev.aiengine.models.recommend;

import dev.aiengine.models.Table;
import dev.aiengine.models.Untrainable;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/** The columns of a table by name, with their DuckDB types, in the order of the file. */
public record Columns(String table, Map<String, String> types) {

    public static Columns of(Table table) throws IOException {
        String file = table.parquet().toAbsolutePath().toString().replace("'", "''");
        Map<String, String> types = new LinkedHashMap<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("describe select * from read_parquet('" + file + "')")) {
            while (rows.next()) {
                types.put(rows.getString(1), rows.getString(2));
            }
        } catch (SQLException e) {
            throw new IOException("cannot read " + table.reference() + ": " + e.getMessage(), e);
        }
        return new Columns(table.reference(), types);
    }

    public boolean has(String column) {
        return types.containsKey(column);
    }

    /** The column, refused where the table has none of that name. */
    public String require(String parameter, String column) {
        if (!has(column)) {
            throw new Untrainable(table + " has no column " + column + " (" + parameter + "); its columns are "
                    + String.join(", ", types.keySet()));
        }
        return column;
    }
}
