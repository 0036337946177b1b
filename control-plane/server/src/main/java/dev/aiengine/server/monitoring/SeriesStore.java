package dev.aiengine.server.monitoring;

import dev.aiengine.server.monitoring.SeriesKey.OfNode;
import dev.aiengine.server.monitoring.SeriesKey.OfVariant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code metric_series}. */
@Repository
class SeriesStore {
    private final JdbcClient jdbc;

    SeriesStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<SeriesRow> find(SeriesKey key) {
        var found = switch (key) {
            case OfVariant variant ->
                jdbc.sql("""
                                        select * from metric_series
                                        where tenant = ? and endpoint = ? and model = ? and version = ?""").params(variant.tenant(), variant.endpoint(), variant.model(), variant.version());
            case OfNode of ->
                jdbc.sql("select * from metric_series where node = ?").param(of.node());
        };
        return found.query(SeriesStore::series).optional();
    }

    /** The series, made where it is new. */
    SeriesRow findOrInsert(SeriesKey key, long hour) {
        return find(key).orElseGet(() -> {
            try {
                insert(key, hour);
            } catch (DuplicateKeyException e) {
                // made by another heartbeat just now
            }
            return find(key).orElseThrow();
        });
    }

    private void insert(SeriesKey key, long hour) {
        switch (key) {
            case OfVariant variant ->
                jdbc.sql("""
                                insert into metric_series (tenant, endpoint, model, version, last_hour, rolled_until)
                                values (?, ?, ?, ?, ?, ?)""")
                        .params(variant.tenant(), variant.endpoint(), variant.model(), variant.version(), hour, hour)
                        .update();
            case OfNode of ->
                jdbc.sql("insert into metric_series (node, last_hour, rolled_until) values (?, ?, ?)")
                        .params(of.node(), hour, hour)
                        .update();
        }
    }

    /** Nodes with points in this hour or later. */
    int nodesSince(long hour) {
        return jdbc.sql("select count(*) from metric_series where node is not null and last_hour >= ?")
                .param(hour)
                .query(Integer.class)
                .single();
    }

    int count(String tenant) {
        return jdbc.sql("select count(*) from metric_series where tenant = ?")
                .param(tenant)
                .query(Integer.class)
                .single();
    }

    /** The variants that a question is about; what is null does not matter. */
    List<SeriesRow> matching(
            @Nullable String tenant, @Nullable String endpoint, @Nullable String model, @Nullable Integer version) {
        StringBuilder sql = new StringBuilder("select * from metric_series where node is null");
        List<Object> params = new ArrayList<>();
        and(sql, params, "tenant", tenant);
        and(sql, params, "endpoint", endpoint);
        and(sql, params, "model", model);
        and(sql, params, "version", version);
        return jdbc.sql(sql + " order by tenant, endpoint, model, version")
                .params(params)
                .query(SeriesStore::series)
                .list();
    }

    private static void and(StringBuilder sql, List<Object> params, String column, @Nullable Object value) {
        if (value != null) {
            sql.append(" and ").append(column).append(" = ?");
            params.add(value);
        }
    }

    Set<Long> ids() {
        return new HashSet<>(
                jdbc.sql("select id from metric_series").query(Long.class).list());
    }

    /** Those with points in hours that ended before this one and were not made into minutes and hours. */
    List<SeriesRow> toRoll(long hour, int limit) {
        return jdbc.sql("""
                        select * from metric_series where rolled_until < ? and last_hour >= rolled_until
                        order by rolled_until, id limit ?""").params(hour, limit).query(SeriesStore::series).list();
    }

    /** The hour from which on fine points are still needed. */
    long neededFrom(long hour) {
        return jdbc.sql("""
                        select coalesce(min(rolled_until), ?) from metric_series
                        where rolled_until < ? and last_hour >= rolled_until""").params(hour, hour).query(Long.class).single();
    }

    /** There are points in this hour, which may be one that was rolled already. */
    void pointsIn(long series, long hour) {
        jdbc.sql("""
                        update metric_series set last_hour = greatest(last_hour, ?),
                            rolled_until = least(rolled_until, ?) where id = ?""").params(hour, hour, series).update();
    }

    /** False where points came to an earlier hour meanwhile. */
    boolean rolled(SeriesRow before, long until) {
        return jdbc.sql("update metric_series set rolled_until = ? where id = ? and rolled_until = ?")
                        .params(until, before.id(), before.rolledUntil())
                        .update()
                == 1;
    }

    void deleteUnheardSince(long hour) {
        jdbc.sql("delete from metric_series where last_hour < ?").param(hour).update();
    }

    private static SeriesRow series(ResultSet row, int number) throws SQLException {
        String node = row.getString("node");
        SeriesKey key = node != null
                ? new OfNode(node)
                : new OfVariant(
                        row.getString("tenant"),
                        row.getString("endpoint"),
                        row.getString("model"),
                        row.getInt("version"));
        return new SeriesRow(row.getLong("id"), key, row.getLong("last_hour"), row.getLong("rolled_until"));
    }
}
