package dev.aiengine.console.monitoring;

import dev.aiengine.contract.metrics.SeriesList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was measured, as it was answered, and the list that it makes.
 *
 * @param from epoch seconds
 * @param to epoch seconds
 * @param before the same stretch of time just before; null where it was not asked for
 * @param groups of what was measured now, by their keys
 */
record Figures(
        Focus focus,
        double from,
        double to,
        SeriesList now,
        @Nullable SeriesList before,
        Map<String, Group> groups,
        List<Line> lines) {

    static Figures of(Focus focus, double from, double to, SeriesList now, @Nullable SeriesList before) {
        double step = step(now);
        Map<String, Group> groups = Group.byKey(now);
        List<Line> lines = groups.values().stream()
                .map(group -> line(focus, group, to, step))
                .sorted(Line.WORST)
                .toList();
        return new Figures(focus, from, to, now, before, groups, lines);
    }

    /** By how many seconds the time before is drawn later than it was. */
    double shift() {
        return to - from;
    }

    /** What feedback tells of these. */
    List<Quality> qualities() {
        return Arrays.stream(Quality.values())
                .filter(quality ->
                        now.series().stream().anyMatch(series -> series.name().equals(quality.wire())))
                .toList();
    }

    Optional<Line> line(String key) {
        return lines.stream().filter(line -> line.key().equals(key)).findFirst();
    }

    static double step(SeriesList list) {
        return list.step() == null ? 1 : list.step();
    }

    private static Line line(Focus focus, Group group, double to, double step) {
        Quality measure = Arrays.stream(Quality.values())
                .filter(quality -> !group.points(quality.wire()).isEmpty())
                .findFirst()
                .orElse(Quality.ACCURACY);
        return new Line(
                group.labels(),
                focus.name(group.labels()),
                group.perSecond(to, step),
                group.latencyOverall("0.95"),
                group.errorShare(),
                group.mean(measure.wire()),
                measure,
                Trouble.of(group, measure));
    }
}
