package dev.aiengine.server.monitoring;

import dev.aiengine.contract.metrics.Distribution;
import dev.aiengine.contract.metrics.Series;
import dev.aiengine.contract.metrics.Varints;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** What happened in each step of a stretch of time, and the series that show it. */
final class Chart {
    private static final double MICROS = 1e6;
    private static final Map<String, Double> QUANTILES = quantiles();

    private final long from;
    private final long step;
    private final Point[] points;
    private final Judgement[] judgements;
    private final PointSum sum;
    /** The step that the sum is of. */
    private int summed;

    /** @param sum to be used by one chart at a time, because it is large */
    Chart(long from, long step, int steps, PointSum sum) {
        this.sum = sum;
        this.from = from;
        this.step = step;
        this.points = new Point[steps];
        this.judgements = new Judgement[steps];
        Arrays.fill(points, Point.NOTHING);
        Arrays.fill(judgements, Judgement.NOTHING);
    }

    void add(long at, Point point) {
        sumAt(at).add(point);
    }

    /** Takes the next point of a block. */
    void read(long at, Varints block) {
        sumAt(at).read(block);
    }

    private PointSum sumAt(long at) {
        int place = place(at);
        if (place != summed) {
            settle();
            summed = place;
        }
        return sum;
    }

    /** Ends a run of points; before another chart gets its own. */
    void settle() {
        points[summed] = points[summed].plus(sum.take());
    }

    void add(long at, Judgement judgement) {
        int place = place(at);
        judgements[place] = judgements[place].plus(judgement);
    }

    /** The series with these labels that are wanted and have a point. */
    List<Series> series(Map<String, String> labels, Question question) {
        List<Series> all = new ArrayList<>();
        Lines lines = new Lines(question, labels, all);
        lines.of("predictions", "1", Map.of(), this::any, point -> point.predictions());
        lines.of("rows", "rows", Map.of(), this::any, point -> point.rows());
        for (int i = 0; i < Point.KINDS.size(); i++) {
            int kind = i;
            lines.of(
                    "errors",
                    "1",
                    Map.of("kind", Point.KINDS.get(kind)),
                    point -> point.errors().get(kind) > 0,
                    point -> point.errors().get(kind));
        }
        quantiles(lines, "latency", "seconds", MICROS, Point::latency);
        quantiles(lines, "queueWait", "seconds", MICROS, Point::queueWait);
        quantiles(lines, "batchSize", "rows", 1, Point::batchSize);
        GaugeLines gauges = new GaugeLines(question);
        for (int i = 0; i < points.length; i++) {
            gauges.add(from + i * step, points[i].gauges());
        }
        gauges.addTo(all, labels);
        lines.judged("accuracy", "ratio", j -> j.labels() > 0, j -> (double) j.correct() / j.labels());
        lines.judged("mae", "1", j -> j.numbers() > 0, j -> j.absolute() / j.numbers());
        lines.judged("rmse", "1", j -> j.numbers() > 0, j -> Math.sqrt(Math.max(0, j.squared()) / j.numbers()));
        return all;
    }

    private void quantiles(
            Lines lines, String name, String unit, double scale, Function<Point, Distribution> distribution) {
        QUANTILES.forEach((label, share) -> lines.of(
                name,
                unit,
                Map.of("quantile", label),
                point -> !distribution.apply(point).isEmpty(),
                point -> distribution.apply(point).percentile(share) / scale));
    }

    private boolean any(Point point) {
        return !point.isNothing();
    }

    private int place(long at) {
        return Math.clamp((at - from) / step, 0, points.length - 1);
    }

    private static Map<String, Double> quantiles() {
        Map<String, Double> quantiles = new LinkedHashMap<>();
        quantiles.put("0.5", 0.5);
        quantiles.put("0.95", 0.95);
        quantiles.put("0.99", 0.99);
        return quantiles;
    }

    private final class Lines {
        private final Question question;
        private final Map<String, String> labels;
        private final List<Series> all;

        Lines(Question question, Map<String, String> labels, List<Series> all) {
            this.question = question;
            this.labels = labels;
            this.all = all;
        }

        void of(
                String name,
                String unit,
                Map<String, String> more,
                Predicate<Point> there,
                ToDoubleFunction<Point> value) {
            line(name, unit, more, points, there, value);
        }

        void judged(String name, String unit, Predicate<Judgement> there, ToDoubleFunction<Judgement> value) {
            line(name, unit, Map.of(), judgements, there, value);
        }

        private <T> void line(
                String name,
                String unit,
                Map<String, String> more,
                T[] values,
                Predicate<T> there,
                ToDoubleFunction<T> value) {
            if (!question.wants(name)) {
                return;
            }
            List<Series.Point> line = new ArrayList<>();
            for (int i = 0; i < values.length; i++) {
                T each = Objects.requireNonNull(values[i]);
                if (there.test(each)) {
                    line.add(new Series.Point(from + i * step, value.applyAsDouble(each)));
                }
            }
            if (!line.isEmpty()) {
                Map<String, String> both = new LinkedHashMap<>(labels);
                both.putAll(more);
                all.add(new Series(name, unit, both, line));
            }
        }
    }
}
