package dev.aiengine.server.datasets;

import dev.aiengine.contract.datasets.Profile;
import dev.aiengine.contract.datasets.Profile.ColumnProfile;
import dev.aiengine.contract.datasets.Profile.ValueCount;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * What the values of a table look like. Distinct values are counted exactly in tables of up to 100,000 rows and
 * estimated (HyperLogLog, a few per cent off) in longer ones; values are shown up to 200 characters.
 */
final class ColumnProfiles {
    private static final int EXACT_ROWS = 100_000;
    private static final int TOP = 10;
    /** A column with more distinct values than this is not counted value by value. */
    private static final int TOP_DISTINCT = 10_000;

    private static final int SHOWN = 200;
    private static final int COLUMNS_AT_ONCE = 16;

    private static final Set<String> NUMBERS = Set.of(
            "TINYINT",
            "SMALLINT",
            "INTEGER",
            "BIGINT",
            "HUGEINT",
            "UTINYINT",
            "USMALLINT",
            "UINTEGER",
            "UBIGINT",
            "UHUGEINT",
            "FLOAT",
            "DOUBLE");

    private final DuckDBConnection connection;
    private final String table;

    ColumnProfiles(DuckDBConnection connection, Path parquet) {
        this.connection = connection;
        this.table = "read_parquet(" + DuckDb.text(parquet.toString()) + ")";
    }

    private record Column(String name, String type) {
        /** The column as SQL names it. */
        String sql() {
            return DuckDb.name(name);
        }

        boolean number() {
            return NUMBERS.contains(type) || type.startsWith("DECIMAL");
        }

        boolean text() {
            return type.equals("VARCHAR");
        }

        /** Whether its values have an order that says something. */
        boolean ordered() {
            return number() || text() || type.startsWith("DATE") || type.startsWith("TIME");
        }

        /** What its mean is of; beyond 1e150 a square is no number any more. */
        String measure() {
            String value = text() ? "length(" + sql() + ")::double" : sql() + "::double";
            return "case when abs(" + value + ") < 1e150 then " + value + " end";
        }
    }

    Profile profile() throws SQLException {
        List<Column> columns = columns();
        long rows = rows();
        List<ColumnProfile> profiles = new ArrayList<>();
        for (int from = 0; from < columns.size(); from += COLUMNS_AT_ONCE) {
            profiles.addAll(profiles(columns.subList(from, Math.min(columns.size(), from + COLUMNS_AT_ONCE)), rows));
        }
        return new Profile(rows, profiles);
    }

    private List<Column> columns() throws SQLException {
        List<Column> columns = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet described = statement.executeQuery("describe select * from " + table)) {
            while (described.next()) {
                columns.add(new Column(described.getString(1), described.getString(2)));
            }
        }
        return columns;
    }

    private long rows() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet counted = statement.executeQuery("select count(*) from " + table)) {
            counted.next();
            return counted.getLong(1);
        }
    }

    private List<ColumnProfile> profiles(List<Column> columns, long rows) throws SQLException {
        String select = columns.stream().map(column -> measures(column, rows)).collect(Collectors.joining(", "));
        List<ColumnProfile> profiles = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet measured = statement.executeQuery("select " + select + " from " + table)) {
            measured.next();
            int at = 1;
            for (Column column : columns) {
                long present = measured.getLong(at++);
                long distinct = Math.min(present, measured.getLong(at++));
                profiles.add(new ColumnProfile(
                        column.name(),
                        column.type(),
                        rows - present,
                        distinct,
                        measured.getString(at++),
                        measured.getString(at++),
                        number(measured, at++),
                        number(measured, at++),
                        top(column, present, distinct)));
            }
        }
        return profiles;
    }

    private static String measures(Column column, long rows) {
        String name = column.sql();
        String distinct = rows <= EXACT_ROWS ? "count(distinct " + name + ")" : "approx_count_distinct(" + name + ")";
        String range = column.ordered()
                ? "left(min(" + name + ")::varchar, " + SHOWN + "), left(max(" + name + ")::varchar, " + SHOWN + ")"
                : "null, null";
        String spread = column.number() || column.text()
                ? "avg(" + column.measure() + "), stddev_samp(" + column.measure() + ")"
                : "null, null";
        return "count(" + name + "), " + distinct + ", " + range + ", " + spread;
    }

    /** Empty where more than half of the values are different: then no value says anything about the column. */
    private List<ValueCount> top(Column column, long present, long distinct) throws SQLException {
        if (distinct > TOP_DISTINCT || distinct * 2 > present) {
            return List.of();
        }
        List<ValueCount> top = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet counted = statement.executeQuery("select left(value, " + SHOWN + "), times from (select "
                        + column.sql() + "::varchar as value, count(*) as times from " + table + " where "
                        + column.sql() + " is not null group by 1 order by 2 desc, 1 limit " + TOP + ")")) {
            while (counted.next()) {
                top.add(new ValueCount(counted.getString(1), counted.getLong(2)));
            }
        }
        return top;
    }

    private static @Nullable Double number(ResultSet row, int at) throws SQLException {
        double value = row.getDouble(at);
        return row.wasNull() || !Double.isFinite(value) ? null : value;
    }
}
