package dev.aiengine.server.training;

import dev.aiengine.contract.metrics.Series;
import dev.aiengine.contract.metrics.SeriesList;
import dev.aiengine.server.training.CurveStore.Kept;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A training's metrics over its epochs; what a later attempt did again takes the place of what was lost. */
@Component
class Curves {
    private final CurveStore store;

    Curves(CurveStore store) {
        this.store = store;
    }

    SeriesList of(String job) {
        List<Kept> line = new ArrayList<>();
        for (Kept point : store.of(job)) {
            while (!line.isEmpty()
                    && line.getLast().attempt() < point.attempt()
                    && line.getLast().epoch() >= point.epoch()) {
                line.removeLast();
            }
            line.add(point);
        }
        Map<String, List<Series.Point>> byName = new LinkedHashMap<>();
        line.forEach(point -> point.metrics()
                .forEach((name, value) -> byName.computeIfAbsent(name, metric -> new ArrayList<>())
                        .add(new Series.Point(point.epoch(), value))));
        return new SeriesList(
                null,
                null,
                null,
                byName.entrySet().stream()
                        .map(metric -> new Series(metric.getKey(), "1", Map.of("job", job), metric.getValue()))
                        .toList());
    }
}
