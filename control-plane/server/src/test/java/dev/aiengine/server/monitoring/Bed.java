package dev.aiengine.server.monitoring;

import dev.aiengine.contract.agent.Measured;
import dev.aiengine.contract.agent.Measured.Activity;
import dev.aiengine.contract.agent.Measured.Heard;
import dev.aiengine.contract.agent.Measured.Window;
import dev.aiengine.contract.fleet.NodeReading;
import dev.aiengine.contract.metrics.Distribution;
import dev.aiengine.contract.metrics.Series;
import dev.aiengine.server.Databases;
import dev.aiengine.server.SettableClock;
import dev.aiengine.server.fleet.NodeRead;
import dev.aiengine.server.fleet.Workload;
import dev.aiengine.server.storage.TenantLock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Monitoring on a database of its own, with a clock that the test moves. */
final class Bed {
    /** The most that are followed. */
    static final int NODES = 2;

    static final MonitoringProperties PROPERTIES = properties(3);

    final SettableClock clock;
    final JdbcClient jdbc;
    final SeriesStore series;
    final BlockStore blocks;
    final Head head = new Head();
    final Senders senders;
    final Totals totals = new Totals(new SimpleMeterRegistry());
    final JudgedPredictions predictions;
    final Feedback feedback;
    final QualityStore quality;
    final KnownSeries known;
    final Recording recording;
    final NodeRecording nodes;
    final Writing writing;
    final Rolling rolling;
    final Pruning pruning;
    final Charts charts;
    private final DataSource source;
    private long windows;
    private long heard;

    Bed(Databases engine) {
        this(engine.fresh(), 3);
    }

    /** With so many series for the tenant. */
    Bed(DataSource source, int most) {
        this(source, new SettableClock(), properties(most));
        jdbc.sql("insert into tenants (name, display_name, quota, created_at) values ('acme', 'Acme', '{}', now())")
                .update();
    }

    private Bed(DataSource source, SettableClock clock, MonitoringProperties properties) {
        this.source = source;
        this.clock = clock;
        JdbcTemplate template = new JdbcTemplate(source);
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(source));
        jdbc = JdbcClient.create(template);
        TenantLock lock = new TenantLock(jdbc);
        series = new SeriesStore(jdbc);
        blocks = new BlockStore(template);
        senders = new Senders(blocks);
        quality = new QualityStore(jdbc);
        predictions = new JudgedPredictions(jdbc, lock, quality, transaction, properties);
        feedback = new Feedback(predictions, lock, properties, clock);
        known = new KnownSeries(series, properties);
        recording = new Recording(senders, head, known, predictions, totals, properties, clock);
        nodes = new NodeRecording(head, known, totals);
        writing = new Writing(head, senders, series, blocks, known, transaction, properties, clock);
        rolling = new Rolling(series, blocks, transaction, properties, clock);
        pruning = new Pruning(blocks, series, senders, predictions, quality, properties, clock);
        charts = new Charts(blocks, quality, head, writing);
    }

    static MonitoringProperties properties(int series) {
        return new MonitoringProperties(
                Duration.ofHours(3),
                Duration.ofDays(21),
                Duration.ofDays(1100),
                Duration.ofSeconds(10),
                series,
                NODES,
                2_000,
                1_000,
                Duration.ofDays(7),
                10);
    }

    /** The control plane after a crash: what was only in memory is gone. */
    Bed crashed() {
        return new Bed(source, clock, PROPERTIES);
    }

    Instant now() {
        return clock.instant();
    }

    /** What the agent of an attempt says, as it says it when all was heard before. */
    Heard tell(int attempt, Instant at, Activity... activities) {
        heard = hear(attempt, heard, window(++windows, at, activities)).heard();
        return new Heard(heard, hear(attempt, heard).stored());
    }

    Heard hear(int attempt, long after, Window... told) {
        return recording.heard(pool(attempt), new Measured(after, List.of(told)));
    }

    static Window window(long number, Instant at, Activity... activities) {
        return new Window(number, at.getEpochSecond(), List.of(activities), null);
    }

    /** Requests of one input each that took so many microseconds. */
    static Activity activity(String endpoint, int version, long... micros) {
        Distribution.Builder latency = new Distribution.Builder();
        for (long one : micros) {
            latency.add(one, 1);
        }
        return new Activity(
                endpoint,
                "topics",
                version,
                micros.length,
                micros.length,
                Map.of(),
                latency.build().encoded(),
                null,
                null);
    }

    /** What a node's daemon tells now. */
    void read(String node, NodeReading reading) {
        nodes.heard(new NodeRead(node, now(), reading));
    }

    /** All that a node's chart has, by name and GPU. */
    Map<String, List<Series.Point>> node(String node, Instant from, Instant to, String step) {
        MetricsQuery query = new MetricsQuery(null, null, null, node, from.toString(), to.toString(), step, null, null);
        Question question = Question.of(query, now(), PROPERTIES);
        List<SeriesRow> rows = series.find(new SeriesKey.OfNode(node)).stream().toList();
        return charts.of(question, rows).entrySet().stream()
                .flatMap(chart -> chart.getValue().series(chart.getKey(), question).stream())
                .collect(Collectors.toMap(one -> one.name() + one.labels().getOrDefault("gpu", ""), Series::points));
    }

    static Workload pool(int attempt) {
        return pool("pool", attempt);
    }

    static Workload pool(String id, int attempt) {
        return new Workload(
                id,
                "acme",
                Workload.Kind.SERVE,
                "serve/acme",
                0,
                new Workload.Needs(0, 1, 1),
                Workload.State.RUNNING,
                attempt,
                0,
                0,
                0,
                null,
                null,
                null,
                1,
                Instant.EPOCH,
                null,
                null);
    }

    /** Lets time pass, and all be done that is due. */
    void pass(Duration time) {
        clock.advance(time);
        writing.complete();
        rolling.some();
        pruning.some();
    }

    /** The one series of a name and quantile. */
    List<Series.Point> line(String name, @Nullable String quantile, Instant from, Instant to, String step) {
        MetricsQuery query =
                new MetricsQuery(null, null, null, null, from.toString(), to.toString(), step, name, "endpoint");
        Question question = Question.of(query, now(), PROPERTIES);
        return charts.of(question, series.matching("acme", "news", null, null)).entrySet().stream()
                .flatMap(chart -> chart.getValue().series(chart.getKey(), question).stream())
                .filter(one -> quantile == null || quantile.equals(one.labels().get("quantile")))
                .map(Series::points)
                .findFirst()
                .orElse(List.of());
    }
}
