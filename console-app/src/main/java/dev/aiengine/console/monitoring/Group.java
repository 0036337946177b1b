package dev.aiengine.console.monitoring;

import dev.aiengine.contract.metrics.Series;
import dev.aiengine.contract.metrics.Series.Point;
import dev.aiengine.contract.metrics.SeriesList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All series of one tenant, endpoint, model or variant. */
final class Group {
    private static final List<String> OF_SERIES = List.of("quantile", "kind");

    private final Map<String, String> labels;
    private final Map<String, List<Point>> points = new LinkedHashMap<>();

    Group(Map<String, String> labels) {
        this.labels = labels;
    }

    /** All that a list is of, by their keys. */
    static Map<String, Group> byKey(SeriesList list) {
        Map<String, Group> groups = new LinkedHashMap<>();
        for (Series series : list.series()) {
            Map<String, String> labels = new LinkedHashMap<>(series.labels());
            String detail = OF_SERIES.stream()
                    .filter(labels::containsKey)
                    .map(labels::remove)
                    .findFirst()
                    .orElse("");
            groups.computeIfAbsent(key(labels), ignored -> new Group(labels))
                    .points
                    .put(series.name() + detail, series.points());
        }
        return groups;
    }

    /** By which it is the same one in another answer. */
    static String key(Map<String, String> labels) {
        return String.join("\n", labels.values());
    }

    /** The same from a moment on. */
    Group since(double t) {
        Group later = new Group(labels);
        points.forEach((series, all) -> later.points.put(
                series, all.stream().filter(point -> point.t() >= t).toList()));
        return later;
    }

    Map<String, String> labels() {
        return labels;
    }

    List<Point> points(String series) {
        return points.getOrDefault(series, List.of());
    }

    List<Point> latency(String quantile) {
        return points("latency" + quantile);
    }

    /** Errors of each kind that there were. */
    Map<String, List<Point>> errorKinds() {
        Map<String, List<Point>> kinds = new TreeMap<>();
        points.forEach((name, of) -> {
            if (name.startsWith("errors")) {
                kinds.put(name.substring("errors".length()), of);
            }
        });
        return kinds;
    }

    /** Requests in each step, well answered or not. */
    List<Point> requests() {
        return sums(Stream.concat(Stream.of(points("predictions")), errorKinds().values().stream())
                .toList());
    }

    /** Share of the requests that failed, in each step that had some. */
    List<Point> errorShares() {
        return errorShares(errorKinds().values());
    }

    /** Share of the requests that failed in these ways: none is 0, not a gap. */
    List<Point> errorShares(Collection<List<Point>> kinds) {
        Map<Double, Double> failed = new HashMap<>();
        kinds.forEach(kind -> kind.forEach(point -> failed.merge(point.t(), point.v(), Double::sum)));
        return requests().stream()
                .filter(all -> all.v() > 0)
                .map(all -> new Point(all.t(), failed.getOrDefault(all.t(), 0.0) / all.v()))
                .toList();
    }

    /** All requests. */
    double total() {
        return sum(requests());
    }

    double errorShare() {
        double all = total();
        return all == 0
                ? 0
                : errorKinds().values().stream().mapToDouble(Group::sum).sum() / all;
    }

    /** Requests in a second, since the first of them. */
    double perSecond(double to, double step) {
        List<Point> requests = requests();
        return requests.isEmpty()
                ? 0
                : sum(requests) / Math.max(step, to - requests.getFirst().t());
    }

    /** A percentile over all steps, each by its requests; NaN where nothing was answered. */
    double latencyOverall(String quantile) {
        Map<Double, Double> weights = new HashMap<>();
        points("predictions").forEach(point -> weights.put(point.t(), point.v()));
        double sum = 0;
        double weight = 0;
        for (Point point : latency(quantile)) {
            double of = Math.max(1, weights.getOrDefault(point.t(), 1.0));
            sum += of * point.v();
            weight += of;
        }
        return weight == 0 ? Double.NaN : sum / weight;
    }

    double mean(String series) {
        return points(series).stream().mapToDouble(Point::v).average().orElse(Double.NaN);
    }

    private static List<Point> sums(List<List<Point>> all) {
        Map<Double, Double> sums = new TreeMap<>();
        all.forEach(points -> points.forEach(point -> sums.merge(point.t(), point.v(), Double::sum)));
        return sums.entrySet().stream()
                .map(sum -> new Point(sum.getKey(), sum.getValue()))
                .toList();
    }

    private static double sum(List<Point> points) {
        return points.stream().mapToDouble(Point::v).sum();
    }
}
