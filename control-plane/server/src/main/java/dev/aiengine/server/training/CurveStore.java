package dev.aiengine.server.training;

import dev.aiengine.contract.Json;
import dev.aiengine.contract.agent.CurvePoint;
import dev.aiengine.contract.training.Progress;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

/** Rows of {@code training_curves}. */
@Repository
class CurveStore {
    /** Points of one attempt that are kept. */
    static final int MOST = 2_000;

    private static final int METRICS = 32;

    private final JdbcClient jdbc;

    CurveStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where one attempt stood. */
    record Kept(int attempt, double epoch, Map<String, Double> metrics) {}

    /** A point that is told again stays as it is. */
    void add(String job, int attempt, @Nullable List<CurvePoint> points) {
        if (points == null || points.isEmpty()) {
            return;
        }
        int known = jdbc.sql("select coalesce(max(number), -1) from training_curves where job = ? and attempt = ?")
                .params(job, attempt)
                .query(Integer.class)
                .single();
        for (CurvePoint point : points) {
            if (point.number() > known
                    && point.number() < MOST
                    && point.metrics().size() <= METRICS) {
                insert(job, attempt, point);
            }
        }
    }

    private void insert(String job, int attempt, CurvePoint point) {
        try {
            jdbc.sql("insert into training_curves (job, attempt, number, epoch, metrics) values (?, ?, ?, ?, ?)")
                    .params(
                            job,
                            attempt,
                            point.number(),
                            epoch(point.progress()),
                            Json.MAPPER.writeValueAsString(point.metrics()))
                    .update();
        } catch (DuplicateKeyException e) {
            // told by two heartbeats at the same time
        }
    }

    /** In the order in which they were made. */
    List<Kept> of(String job) {
        return jdbc.sql("select * from training_curves where job = ? order by attempt, number")
                .param(job)
                .query((row, number) -> new Kept(
                        row.getInt("attempt"),
                        row.getDouble("epoch"),
                        Json.MAPPER.readValue(row.getString("metrics"), new TypeReference<Map<String, Double>>() {})))
                .list();
    }

    /** A point within an epoch lies between two; where nobody counts epochs, it is a share of the whole. */
    private static double epoch(Progress progress) {
        return progress.epochs() > 0
                ? Math.rint(progress.fraction() * progress.epochs() * 1_000) / 1_000
                : progress.fraction();
    }
}
