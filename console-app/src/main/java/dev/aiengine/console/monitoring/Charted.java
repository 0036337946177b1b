package dev.aiengine.console.monitoring;

import dev.aiengine.console.chart.Curve;
import dev.aiengine.console.chart.Mark;
import dev.aiengine.contract.metrics.Series.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** What the charts show: of one line everything, or of the worst lines one curve each; with the time before. */
final class Charted {
    /** More curves than this nobody can tell apart. */
    static final int MOST = 5;

    private static final List<String> QUANTILES = List.of("0.5", "0.95", "0.99");
    /** Feedback is joined by the minute, and comes for some predictions only. */
    private static final double JUDGED = 300;

    private final Figures figures;
    private final Measured points;
    private final boolean single;
    private final List<Line> drawn;

    /**
     * @param points that are drawn: those of {@code figures}, or closer ones
     * @param only the line to show; null for the worst
     */
    Charted(Figures figures, Measured points, @Nullable Line only) {
        this.figures = figures;
        this.points = points;
        this.single = only != null || figures.lines().size() == 1;
        this.drawn = only != null
                ? List.of(only)
                : figures.lines().stream()
                        .limit(MOST)
                        .sorted(Comparator.comparing(Line::key))
                        .toList();
    }

    /** Whether it shows one line in all detail. */
    boolean single() {
        return single;
    }

    Measured points() {
        return points;
    }

    List<Line> drawn() {
        return drawn;
    }

    /** Place of a line's colour in the palette; below 0 where it is not drawn. */
    int colour(String key) {
        return drawn.stream().map(Line::key).toList().indexOf(key);
    }

    /** Milliseconds: of a single line all percentiles, of several the one that is named. */
    List<Curve> latency(String quantile) {
        return curves((group, name, pen) -> (single ? QUANTILES : List.of(quantile))
                .forEach(each -> pen.draw(
                        single ? percentile(each) : name,
                        single ? QUANTILES.indexOf(each) : 0,
                        scaled(group.latency(each), 1000))));
    }

    /** Requests per second, answered or not. */
    List<Curve> throughput() {
        return curves((group, name, pen) -> pen.rate(single ? "requests" : name, group.requests()));
    }

    /** Percent of the requests: of a single line by kind. */
    List<Curve> errors() {
        return curves((group, name, pen) -> {
            Map<String, List<Point>> kinds = group.errorKinds();
            if (!single || kinds.isEmpty()) {
                pen.draw(single ? "errors" : name, 0, scaled(group.errorShares(), 100));
                return;
            }
            int place = 0;
            for (Map.Entry<String, List<Point>> kind : kinds.entrySet()) {
                pen.draw(kind.getKey(), place++, scaled(group.errorShares(List.of(kind.getValue())), 100));
            }
        });
    }

    List<Curve> quality(Quality quality) {
        return curves(
                (group, name, pen) -> pen.sparse(single ? quality.wire() : name, group.points(quality.wire()), JUDGED));
    }

    /** Where a variant first answered within what is shown, and where what is drawn became worse. */
    List<Mark> marks(Trouble.@Nullable What chart) {
        List<Mark> marks = new ArrayList<>(figures.focus().level() == Level.VARIANT ? arrivals() : List.of());
        drawn.stream()
                .map(Line::trouble)
                .filter(Objects::nonNull)
                .filter(trouble -> trouble.what() == chart && !Double.isNaN(trouble.since()))
                .max(Comparator.comparingDouble(Trouble::severity))
                .ifPresent(trouble -> marks.add(new Mark(trouble.since() * 1000, "worse", true)));
        return marks;
    }

    /** Variants that came to an endpoint after others had answered there. */
    private List<Mark> arrivals() {
        List<Group> answering = figures.measured().groups().values().stream()
                .filter(group -> !group.points("predictions").isEmpty())
                .toList();
        Map<List<String>, Double> begun = new HashMap<>();
        answering.forEach(group -> begun.merge(endpoint(group), first(group), Math::min));
        double apart = 2 * figures.measured().step();
        return answering.stream()
                .filter(group -> first(group) > begun.getOrDefault(endpoint(group), 0.0) + apart)
                .map(group -> new Mark(first(group) * 1000, group.labels().getOrDefault("variant", ""), false))
                .toList();
    }

    private static List<String> endpoint(Group group) {
        return List.of(group.labels().getOrDefault("tenant", ""), group.labels().getOrDefault("endpoint", ""));
    }

    private static double first(Group group) {
        return group.points("predictions").getFirst().t();
    }

    /** What is drawn of one line. */
    private interface Drawing {
        void draw(Group group, String name, Pen pen);
    }

    private List<Curve> curves(Drawing drawing) {
        List<Curve> curves = new ArrayList<>();
        double to = points.to();
        double shift = points.shift();
        each(points.before(), drawing, colour -> new Pen(curves, colour, true, points.stepBefore(), to - shift, shift));
        each(points.groups(), drawing, colour -> new Pen(curves, colour, false, points.step(), to, 0));
        return curves;
    }

    private void each(Map<String, Group> groups, Drawing drawing, IntFunction<Pen> pens) {
        for (int place = 0; place < drawn.size(); place++) {
            Line line = drawn.get(place);
            Group group = groups.get(line.key());
            if (group != null) {
                drawing.draw(group, line.name(), pens.apply(place));
            }
        }
    }

    private static String percentile(String quantile) {
        return "p" + Math.round(Double.parseDouble(quantile) * 100);
    }

    private static List<Point> scaled(List<Point> points, double factor) {
        return points.stream()
                .map(point -> new Point(point.t(), point.v() * factor))
                .toList();
    }
}
