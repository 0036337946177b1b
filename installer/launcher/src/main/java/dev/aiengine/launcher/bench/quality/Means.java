package dev.aiengine.launcher.bench.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The means of several trainings' metrics. */
final class Means {
    private final Map<String, List<Double>> values = new TreeMap<>();

    void add(Map<String, Double> metrics) {
        metrics.forEach((name, value) ->
                values.computeIfAbsent(name, metric -> new ArrayList<>()).add(value));
    }

    Map<String, Double> metrics() {
        Map<String, Double> means = new TreeMap<>();
        values.forEach((name, each) -> means.put(
                name, each.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN)));
        return means;
    }
}
