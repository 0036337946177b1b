package dev.aiengine.console.monitoring;

import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of the list.
 *
 * @param labels what it is of
 * @param perSecond requests, well answered or not
 * @param p95 seconds, of all steps by their requests; NaN where nothing was answered
 * @param errors share of the requests
 * @param quality what {@code measure} says, NaN where nobody said what was true
 * @param trouble what became worse, null where nothing did
 */
record Line(
        Map<String, String> labels,
        String name,
        double perSecond,
        double p95,
        double errors,
        double quality,
        Quality measure,
        @Nullable Trouble trouble) {

    /** The worst first; what differs little keeps its place, so that lines do not jump while figures come in. */
    static final Comparator<Line> WORST = Comparator.comparingDouble((Line line) -> -rough(line.severity()))
            .thenComparingDouble(line -> -rough(line.p95))
            .thenComparing(Line::name);

    String tenant() {
        return labels.getOrDefault("tenant", "");
    }

    @Nullable
    String endpoint() {
        return labels.get("endpoint");
    }

    @Nullable
    String model() {
        return labels.get("model");
    }

    /** By which it is the same one after a change. */
    String key() {
        return Group.key(labels);
    }

    double severity() {
        return trouble == null ? 0 : trouble.severity();
    }

    private static double rough(double value) {
        return value > 0 ? Math.rint(2 * Math.log(value) / Math.log(2)) : -1000;
    }
}
