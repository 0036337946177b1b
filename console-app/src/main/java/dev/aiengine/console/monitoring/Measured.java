package dev.aiengine.console.monitoring;

import dev.aiengine.contract.metrics.SeriesList;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was measured in a stretch of time, as it was answered.
 *
 * @param to epoch seconds at which it ends
 * @param step seconds from point to point
 * @param before of the time before, by the same keys; empty where it was not asked for
 * @param shift by how many seconds the time before is drawn later than it was
 */
record Measured(
        double to, double step, Map<String, Group> groups, double stepBefore, Map<String, Group> before, double shift) {

    static Measured of(double to, SeriesList now, @Nullable SeriesList before, double shift) {
        return new Measured(
                to,
                step(now),
                Group.byKey(now),
                before == null ? 1 : step(before),
                before == null ? Map.of() : Group.byKey(before),
                shift);
    }

    static double step(SeriesList list) {
        return list.step() == null ? 1 : list.step();
    }
}
