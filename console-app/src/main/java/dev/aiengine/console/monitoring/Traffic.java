package dev.aiengine.console.monitoring;

import dev.aiengine.contract.client.EngineClient;
import dev.aiengine.contract.metrics.Series.Point;
import dev.aiengine.contract.metrics.SeriesList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What is asked at the moment, over all that a key sees; figures are those of the last five minutes.
 *
 * @param rates requests per second over the last quarter of an hour
 * @param perSecond requests
 * @param slowest whose 95th percentile of latency is the highest, in seconds; null where nothing was answered
 * @param errors share of the requests; NaN where nothing was asked
 * @param failing whose share of errors is the highest; null where there were none
 */
public record Traffic(
        List<Double> rates,
        double perSecond,
        @Nullable Worst slowest,
        double errors,
        @Nullable Worst failing) {
    private static final double LATELY = 300;

    /**
     * The one whose figure is the highest.
     *
     * @param where as the monitoring page opens it
     */
    public record Worst(String name, String where, double value) {}

    /** Asks the engine. */
    public static Traffic read(EngineClient client, boolean operator, Instant now) {
        Focus focus = Focus.whole(operator);
        Instant from = now.minus(Span.QUARTER.duration());
        return of(
                focus,
                client.metrics()
                        .get(focus.question(from, now, Span.QUARTER.step().toSeconds())),
                (double) now.getEpochSecond());
    }

    static Traffic of(Focus focus, SeriesList list, double to) {
        Collection<Group> all = Group.byKey(list).values();
        List<Group> lately = all.stream().map(group -> group.since(to - LATELY)).toList();
        double requests = sum(lately, Group::total);
        double failed = sum(lately, group -> group.total() * group.errorShare());
        return new Traffic(
                rates(all, Measured.step(list), to),
                requests / LATELY,
                worst(focus, lately, group -> group.latencyOverall("0.95")),
                requests == 0 ? Double.NaN : failed / requests,
                worst(focus, lately, group -> group.errorShare() == 0 ? Double.NaN : group.errorShare()));
    }

    private static List<Double> rates(Collection<Group> groups, double step, double to) {
        TreeMap<Double, Double> sums = new TreeMap<>();
        double first = Math.ceil((to - Span.QUARTER.duration().toSeconds()) / step) * step;
        for (double t = first; t + step <= to; t += step) {
            sums.put(t, 0.0);
        }
        for (Group group : groups) {
            for (Point point : group.requests()) {
                sums.computeIfPresent(point.t(), (t, count) -> count + point.v() / step);
            }
        }
        return new ArrayList<>(sums.values());
    }

    private static @Nullable Worst worst(Focus focus, List<Group> groups, ToDoubleFunction<Group> value) {
        return groups.stream()
                .filter(group -> !Double.isNaN(value.applyAsDouble(group)))
                .max(Comparator.comparingDouble(value))
                .map(group -> new Worst(focus.name(group.labels()), where(focus, group), value.applyAsDouble(group)))
                .orElse(null);
    }

    private static String where(Focus focus, Group group) {
        String tenant = focus.tenant() == null ? group.labels().getOrDefault("tenant", "") : focus.tenant();
        String endpoint = group.labels().get("endpoint");
        return endpoint == null ? tenant : tenant + "/" + endpoint;
    }

    private static double sum(List<Group> groups, ToDoubleFunction<Group> value) {
        return groups.stream().mapToDouble(value).sum();
    }
}
