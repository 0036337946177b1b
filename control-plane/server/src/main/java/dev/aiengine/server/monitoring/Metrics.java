package dev.aiengine.server.monitoring;

import dev.aiengine.contract.metrics.Series;
import dev.aiengine.contract.metrics.SeriesList;
import dev.aiengine.server.endpoints.Endpoints;
import dev.aiengine.server.fleet.Nodes;
import dev.aiengine.server.web.ApiException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Answers questions for charts. */
@Service
class Metrics {
    private final SeriesStore store;
    private final Charts charts;
    private final Endpoints endpoints;
    private final Nodes nodes;
    private final MonitoringProperties properties;
    private final Clock clock;

    Metrics(
            SeriesStore store,
            Charts charts,
            Endpoints endpoints,
            Nodes nodes,
            MonitoringProperties properties,
            Clock clock) {
        this.store = store;
        this.charts = charts;
        this.endpoints = endpoints;
        this.nodes = nodes;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * The series that a query asks for.
     *
     * @param tenant null for all of them
     */
    SeriesList answer(@Nullable String tenant, MetricsQuery query) {
        Question question = Question.of(query, clock.instant(), properties);
        List<SeriesRow> rows = rows(tenant, query);
        if (rows.isEmpty() && query.endpoint() != null) {
            requireEndpoint(tenant, query.endpoint());
        }
        if (rows.size() > properties.series()) {
            throw ApiException.invalid(
                    "endpoint",
                    "is needed, or model or variant: " + rows.size()
                            + " variants were measured, and an answer is of at most " + properties.series());
        }
        return answer(question, rows);
    }

    /** How a machine was; empty where it is known and was never read. */
    SeriesList ofNode(MetricsQuery query, String node) {
        if (Stream.of(query.endpoint(), query.model(), query.variant(), query.by())
                .anyMatch(Objects::nonNull)) {
            throw ApiException.invalid("node", "cannot be asked for together with endpoint, model, variant or by");
        }
        Question question = Question.of(query, clock.instant(), properties);
        Optional<SeriesRow> row = store.find(new SeriesKey.OfNode(node));
        if (row.isEmpty() && !nodes.isKnown(node)) {
            throw ApiException.notFound("node " + node);
        }
        return answer(question, row.stream().toList());
    }

    private SeriesList answer(Question question, List<SeriesRow> rows) {
        List<Series> series = charts.of(question, rows).entrySet().stream()
                .flatMap(chart -> chart.getValue().series(chart.getKey(), question).stream())
                .toList();
        return new SeriesList(
                Instant.ofEpochSecond(question.from()), Instant.ofEpochSecond(question.to()), question.step(), series);
    }

    private List<SeriesRow> rows(@Nullable String tenant, MetricsQuery query) {
        if (query.variant() == null) {
            return store.matching(tenant, query.endpoint(), query.model(), null);
        }
        int at = query.variant().lastIndexOf('@');
        String number = query.variant().substring(at + 1);
        if (at < 1 || !number.matches("[0-9]{1,9}")) {
            throw ApiException.invalid(
                    "variant", "must be a model and its version such as topics@3, not \"" + query.variant() + "\"");
        }
        String model = query.variant().substring(0, at);
        if (query.model() != null && !query.model().equals(model)) {
            throw ApiException.invalid("variant", "is not one of model " + query.model());
        }
        return store.matching(tenant, query.endpoint(), model, Integer.valueOf(number));
    }

    private void requireEndpoint(@Nullable String tenant, String endpoint) {
        if (tenant == null) {
            throw ApiException.notFound("endpoint " + endpoint);
        }
        var _ = endpoints.get(tenant, endpoint);
    }
}
