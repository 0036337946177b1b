package dev.aiengine.models.recommend;

import dev.aiengine.models.Table;
import dev.aiengine.models.Untrainable;
import java.io.IOException;
import java.util.Map;

/** The columns of a table by name, with their DuckDB types, in the order of the file. */
public record Columns(String table, Map<String, String> types) {

    public static Columns of(Table table) throws IOException {
        return new Columns(table.reference(), table.types());
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
