package dev.aiengine.console.monitoring;

import dev.aiengine.contract.metrics.Series;
import dev.aiengine.contract.metrics.SeriesList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Answers of {@code GET /metrics}, as an engine gives them. */
final class Answers {
    static final long STEP = 30;
    static final long FROM = 1_700_000_010L / STEP * STEP;

    private final long from;
    private final long to;
    private final List<Series> series = new ArrayList<>();

    Answers(long from, int steps) {
        this.from = from;
        this.to = from + steps * STEP;
    }

    static Answers of(int steps) {
        return new Answers(FROM, steps);
    }

    /** A value for each step; NaN where there is no point. */
    Answers with(String name, Map<String, String> labels, double... values) {
        List<Series.Point> points = IntStream.range(0, values.length)
                .filter(step -> !Double.isNaN(values[step]))
                .mapToObj(step -> new Series.Point(from + step * STEP, values[step]))
                .toList();
        series.add(new Series(name, "1", labels, points));
        return this;
    }

    Answers with(String name, String tenant, double... values) {
        return with(name, Map.of("tenant", tenant), values);
    }

    Answers latency(String tenant, String quantile, double... values) {
        return with("latency", labels("tenant", tenant, "quantile", quantile), values);
    }

    SeriesList list() {
        return new SeriesList(Instant.ofEpochSecond(from), Instant.ofEpochSecond(to), STEP, series);
    }

    Figures figures() {
        return figures(new Focus(null, null, null, Level.TENANT));
    }

    Figures figures(Focus focus) {
        return figures(focus, null);
    }

    /** With what was answered of the time before. */
    Figures figures(Focus focus, @Nullable SeriesList before) {
        return Figures.of(focus, (double) from, Measured.of((double) to, list(), before, (double) to - from));
    }

    static Map<String, String> labels(String... pairs) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (int pair = 0; pair < pairs.length; pair += 2) {
            labels.put(pairs[pair], pairs[pair + 1]);
        }
        return labels;
    }

    /** The first value some times, then the second. */
    static double[] turning(int first, double before, int then, double after) {
        return IntStream.range(0, first + then)
                .mapToDouble(step -> step < first ? before : after)
                .toArray();
    }

    static double[] steady(int steps, double value) {
        return turning(steps, value, 0, value);
    }
}
