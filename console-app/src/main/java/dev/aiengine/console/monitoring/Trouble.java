package dev.aiengine.console.monitoring;

import dev.aiengine.console.parts.Texts;
import dev.aiengine.contract.metrics.Series.Point;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What became worse, and when.
 *
 * @param words such as {@code p95 12 → 80 ms}
 * @param since epoch seconds; NaN where it was so all the time
 * @param severity by how many times it is worse, so that latency, errors and quality are compared
 */
record Trouble(What what, String words, double since, double severity) {
    /** In which chart it shows. */
    enum What {
        LATENCY,
        ERRORS,
        QUALITY
    }

    /** What differs less is not felt. */
    private static final double SECONDS = 0.002;

    private static final double LATENCY = 1.5;
    private static final double ERRORS = 0.01;
    private static final double STEADY_ERRORS = 0.05;
    private static final double ERRORS_UNIT = 0.005;
    private static final double WRONG = 0.04;
    private static final double WRONG_UNIT = 0.05;
    private static final double NUMBERS = 1.25;

    /** The worst of what can be seen in a group's series; null where all is well. */
    static @Nullable Trouble of(Group group, Quality measure) {
        return Stream.of(latency(group), errors(group), quality(group, measure))
                .flatMap(Optional::stream)
                .max(Comparator.comparingDouble(Trouble::severity))
                .orElse(null);
    }

    private static Optional<Trouble> latency(Group group) {
        List<Point> points = group.latency("0.95");
        // A tenth of a second more is much for a fast model and little for a slow one: compared by their ratio
        return turn(points, seconds -> Math.log(Math.max(seconds, 1e-6)))
                .map(turn -> new Turn(turn.place(), Math.exp(turn.before()), Math.exp(turn.after())))
                .filter(turn -> turn.after() / turn.before() >= LATENCY && turn.after() - turn.before() >= SECONDS)
                .map(turn -> new Trouble(
                        What.LATENCY,
                        "p95 " + Texts.rough(turn.before() * 1000) + " → " + Texts.rough(turn.after() * 1000) + " ms",
                        points.get(turn.place()).t(),
                        turn.after() / turn.before()));
    }

    private static Optional<Trouble> errors(Group group) {
        List<Point> shares = group.errorShares();
        Optional<Trouble> turned = turn(shares, share -> share)
                .filter(turn -> turn.after() - turn.before() >= ERRORS)
                .map(turn -> new Trouble(
                        What.ERRORS,
                        "errors " + percent(turn.before()) + " → " + percent(turn.after()),
                        shares.get(turn.place()).t(),
                        turn.after() / Math.max(turn.before(), ERRORS_UNIT)));
        double steady = group.errorShare();
        return turned.isPresent() || steady < STEADY_ERRORS
                ? turned
                : Optional.of(new Trouble(What.ERRORS, "errors " + percent(steady), Double.NaN, steady / ERRORS_UNIT));
    }

    private static Optional<Trouble> quality(Group group, Quality measure) {
        List<Point> points = group.points(measure.wire());
        double unit = measure == Quality.ACCURACY ? WRONG_UNIT : Double.MIN_NORMAL;
        return turn(points, measure::badness)
                .filter(turn -> measure == Quality.ACCURACY
                        ? turn.after() - turn.before() >= WRONG
                        : turn.after() >= NUMBERS * turn.before())
                .map(turn -> new Trouble(
                        What.QUALITY,
                        measure.wire() + " " + Texts.rough(measure.badness(turn.before())) + " → "
                                + Texts.rough(measure.badness(turn.after())),
                        points.get(turn.place()).t(),
                        turn.after() / Math.max(turn.before(), unit)));
    }

    private static Optional<Turn> turn(List<Point> points, DoubleUnaryOperator badness) {
        return Turn.of(points.stream().mapToDouble(Point::v).map(badness).toArray());
    }

    private static String percent(double share) {
        return Texts.rough(share * 100) + " %";
    }
}
