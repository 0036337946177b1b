package dev.aiengine.console.monitoring;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What was measured in all of the time that is looked at, and the list that it makes.
 *
 * @param from epoch seconds
 */
record Figures(Focus focus, double from, Measured measured, List<Line> lines) {

    static Figures of(Focus focus, double from, Measured measured) {
        List<Line> lines = measured.groups().values().stream()
                .map(group -> line(focus, group, measured.to(), measured.step()))
                .sorted(Line.WORST)
                .toList();
        return new Figures(focus, from, measured, lines);
    }

    double to() {
        return measured.to();
    }

    /** What feedback tells of these. */
    List<Quality> qualities() {
        return Arrays.stream(Quality.values())
                .filter(quality -> measured.groups().values().stream()
                        .anyMatch(group -> !group.points(quality.wire()).isEmpty()))
                .toList();
    }

    Optional<Line> line(String key) {
        return lines.stream().filter(line -> line.key().equals(key)).findFirst();
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
