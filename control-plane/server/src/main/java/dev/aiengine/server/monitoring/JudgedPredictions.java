package dev.aiengine.server.monitoring;

import dev.aiengine.contract.Json;
import dev.aiengine.contract.agent.Measured.Remembered;
import dev.aiengine.server.storage.TenantLock;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;

/**
 * Rows of {@code judged_predictions}: joins what was predicted and what was true, whichever comes first. A true value
 * that comes again replaces the one before.
 */
@Component
class JudgedPredictions {
    private static final int LONGEST = 4_000;

    private final JdbcClient jdbc;
    private final TenantLock lock;
    private final QualityStore quality;
    private final TransactionTemplate transaction;
    private final MonitoringProperties properties;

    /** Predictions that agents told and that are not written yet; told again where they do not fit. */
    private final BlockingQueue<Told> told = new LinkedBlockingQueue<>(20_000);

    JudgedPredictions(
            JdbcClient jdbc,
            TenantLock lock,
            QualityStore quality,
            TransactionTemplate transaction,
            MonitoringProperties properties) {
        this.jdbc = jdbc;
        this.lock = lock;
        this.quality = quality;
        this.transaction = transaction;
        this.properties = properties;
    }

    private record Told(String tenant, long series, long at, Remembered prediction) {}

    private record Row(
            @Nullable Long series,
            long at,
            @Nullable List<Object> predicted,
            @Nullable List<Object> actual) {}

    /** How a true value was taken. */
    enum Taken {
        JOINED,
        WAITING,
        REFUSED
    }

    /** One of several; a sample loses nothing by it if there is no room for more. */
    void predicted(String tenant, long series, long at, Remembered prediction) {
        boolean plain =
                prediction.id().length() <= 64 && !prediction.predicted().isEmpty();
        if (plain) {
            boolean _ = told.offer(new Told(tenant, series, at, prediction));
        }
    }

    /** Writes what agents told, joining what was judged before it came. */
    void write() {
        List<Told> news = new ArrayList<>();
        told.drainTo(news);
        Map<String, List<Told>> byTenant = new LinkedHashMap<>();
        news.forEach(one -> byTenant.computeIfAbsent(one.tenant, tenant -> new ArrayList<>())
                .add(one));
        byTenant.forEach((tenant, predictions) -> transaction.executeWithoutResult(status -> {
            if (lock.hold(tenant)) {
                predictions.forEach(this::write);
            }
        }));
    }

    private void write(Told one) {
        String tenant = one.tenant;
        String id = one.prediction.id();
        String said = Json.MAPPER.writeValueAsString(one.prediction.predicted());
        Optional<Row> known = find(tenant, id);
        if (said.length() > LONGEST
                || known.filter(row -> row.predicted != null).isPresent()) {
            return;
        }
        if (known.isEmpty()) {
            jdbc.sql("insert into judged_predictions (tenant, id, series, at, predicted) values (?, ?, ?, ?, ?)")
                    .params(tenant, id, one.series, one.at, said)
                    .update();
            return;
        }
        jdbc.sql("update judged_predictions set series = ?, at = ?, predicted = ? where tenant = ? and id = ?")
                .params(one.series, one.at, said, tenant, id)
                .update();
        List<Object> actual = known.get().actual;
        if (actual != null) {
            quality.add(one.series, one.at, Judgement.of(one.prediction.predicted(), actual));
        }
    }

    /** Takes in what was true; joins the caller's transaction, which holds the tenant. */
    Taken judged(String tenant, String id, List<Object> actual, long now) {
        Optional<Row> known = find(tenant, id);
        String said = Json.MAPPER.writeValueAsString(actual);
        if (known.isEmpty()) {
            jdbc.sql("insert into judged_predictions (tenant, id, at, actual) values (?, ?, ?, ?)")
                    .params(tenant, id, now, said)
                    .update();
            return Taken.WAITING;
        }
        Row row = known.get();
        if (row.predicted != null && Judgement.mismatch(row.predicted, actual).isPresent()) {
            return Taken.REFUSED;
        }
        jdbc.sql("update judged_predictions set actual = ? where tenant = ? and id = ?")
                .params(said, tenant, id)
                .update();
        if (row.predicted == null || row.series == null) {
            return Taken.WAITING;
        }
        Judgement before = row.actual == null ? Judgement.NOTHING : Judgement.of(row.predicted, row.actual);
        Judgement more = Judgement.of(row.predicted, actual).replacing(before);
        if (!more.equals(Judgement.NOTHING)) {
            quality.add(row.series, row.at, more);
        }
        return Taken.JOINED;
    }

    /** How many predictions and true values of a tenant are kept. */
    int count(String tenant) {
        return jdbc.sql("select count(*) from judged_predictions where tenant = ?")
                .param(tenant)
                .query(Integer.class)
                .single();
    }

    /** Forgets those whose time is up, and of tenants that have too many the oldest. */
    void prune(long now) {
        jdbc.sql("delete from judged_predictions where at < ?")
                .param(now - properties.predictions().toSeconds())
                .update();
        int most = properties.predictionsPerTenant();
        List<@Nullable String> full = jdbc.sql(
                        "select tenant from judged_predictions group by tenant having count(*) > ?")
                .param(most)
                .query(String.class)
                .list();
        full.forEach(tenant -> jdbc.sql("""
                        delete from judged_predictions where tenant = ? and at <= (
                            select at from judged_predictions where tenant = ? order by at desc limit 1 offset ?)""").params(tenant, tenant, most).update());
    }

    private Optional<Row> find(String tenant, String id) {
        return jdbc.sql("select * from judged_predictions where tenant = ? and id = ?")
                .params(tenant, id)
                .query(JudgedPredictions::row)
                .optional();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        long series = row.getLong("series");
        return new Row(
                row.wasNull() ? null : series,
                row.getLong("at"),
                values(row.getString("predicted")),
                values(row.getString("actual")));
    }

    private static @Nullable List<Object> values(@Nullable String json) {
        return json == null ? null : Json.MAPPER.readValue(json, new TypeReference<List<Object>>() {});
    }
}
