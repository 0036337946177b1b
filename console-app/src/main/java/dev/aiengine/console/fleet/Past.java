package dev.aiengine.console.fleet;

import dev.aiengine.console.chart.Curve;
import dev.aiengine.contract.metrics.Series;
import dev.aiengine.contract.metrics.SeriesList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How a machine was, as curves. Of more GPUs than the eye tells apart there are the highest, the mean, the lowest. */
record Past(List<Curve> shares, List<Curve> busy, List<Curve> memory, List<Curve> heat) {
    private static final int APART = 4;
    private static final double GB = 1L << 30;

    /** @param memory the machine's, in bytes; 0 where it is not known */
    static Past of(SeriesList answer, long memory) {
        List<Curve> shares = new ArrayList<>();
        lines(answer, "cpu", 100, shares, "CPU");
        if (memory > 0) {
            lines(answer, "memory", 100.0 / memory, shares, "memory");
        }
        return new Past(
                shares,
                ofGpus(answer, "gpuUtilisation", 100),
                ofGpus(answer, "gpuMemory", 1 / GB),
                ofGpus(answer, "gpuTemperature", 1));
    }

    boolean isNone() {
        return shares.isEmpty() && busy.isEmpty() && memory.isEmpty() && heat.isEmpty();
    }

    private static void lines(SeriesList answer, String name, double scale, List<Curve> curves, String title) {
        answer.series().stream()
                .filter(series -> series.name().equals(name))
                .forEach(series -> curves.add(gapped(answer, title, points(series, scale))));
    }

    private static List<Curve> ofGpus(SeriesList answer, String name, double scale) {
        List<Series> gpus = answer.series().stream()
                .filter(series -> series.name().equals(name))
                .toList();
        if (gpus.size() <= APART) {
            return gpus.stream()
                    .map(series -> gapped(answer, "GPU " + series.labels().get("gpu"), points(series, scale)))
                    .toList();
        }
        Map<Double, List<Double>> together = new TreeMap<>();
        gpus.forEach(series -> points(series, scale)
                .forEach((at, value) -> together.computeIfAbsent(at, moment -> new ArrayList<>())
                        .add(value)));
        return List.of(
                joined(answer, "highest", together, values -> values.max().orElseThrow()),
                joined(answer, "mean", together, values -> values.average().orElseThrow()),
                joined(answer, "lowest", together, values -> values.min().orElseThrow()));
    }

    private static Curve joined(
            SeriesList answer,
            String name,
            Map<Double, List<Double>> together,
            java.util.function.ToDoubleFunction<java.util.stream.DoubleStream> join) {
        Map<Double, Double> points = new TreeMap<>();
        together.forEach((at, values) ->
                points.put(at, join.applyAsDouble(values.stream().mapToDouble(Double::doubleValue))));
        return gapped(answer, name, points);
    }

    private static Map<Double, Double> points(Series series, double scale) {
        Map<Double, Double> points = new TreeMap<>();
        series.points().forEach(point -> points.put(point.t(), point.v() * scale));
        return points;
    }

    /** Where steps have no points nobody knows how it was, so no line is drawn. */
    private static Curve gapped(SeriesList answer, String name, Map<Double, Double> points) {
        double step = answer.step() == null ? Double.MAX_VALUE : answer.step();
        List<double[]> all = new ArrayList<>();
        double last = Double.NaN;
        for (Map.Entry<Double, Double> point : points.entrySet()) {
            // Readings are some seconds apart, so one step without any is nothing
            if (point.getKey() - last > 2.5 * step) {
                all.add(new double[] {last + step, Double.NaN});
            }
            all.add(new double[] {point.getKey(), point.getValue()});
            last = point.getKey();
        }
        return new Curve(name, column(all, 0, 1_000), column(all, 1, 1));
    }

    private static double[] column(Collection<double[]> rows, int place, double scale) {
        return Arrays.copyOf(
                rows.stream().mapToDouble(row -> row[place] * scale).toArray(), rows.size());
    }
}
