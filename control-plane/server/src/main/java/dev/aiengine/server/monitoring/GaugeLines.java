package dev.aiengine.server.monitoring;

import dev.aiengine.contract.metrics.Series;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The lines of a node's chart: one of each gauge, and of each GPU where it is a GPU's. */
final class GaugeLines {
    private final Question question;
    private final Map<Line, List<Series.Point>> lines =
            new TreeMap<>(Comparator.comparing(Line::gauge).thenComparingInt(Line::gpu));

    GaugeLines(Question question) {
        this.question = question;
    }

    private record Line(Gauge gauge, int gpu) {}

    void add(long at, Gauges gauges) {
        gauges.each((gauge, gpu, mean) -> {
            if (question.wants(gauge.title())) {
                lines.computeIfAbsent(new Line(gauge, gpu), line -> new ArrayList<>())
                        .add(new Series.Point(at, mean));
            }
        });
    }

    void addTo(List<Series> all, Map<String, String> labels) {
        lines.forEach((line, points) -> {
            Map<String, String> both = new LinkedHashMap<>(labels);
            if (line.gauge().ofGpu()) {
                both.put("gpu", String.valueOf(line.gpu()));
            }
            all.add(new Series(line.gauge().title(), line.gauge().unit(), both, points));
        });
    }
}
