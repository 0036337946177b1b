package dev.aiengine.server.monitoring;

import dev.aiengine.contract.agent.Measured.Activity;
import dev.aiengine.contract.metrics.Distribution;
import dev.aiengine.contract.metrics.Varints;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a variant did, or how a node was, in a stretch of time.
 *
 * @param errors by the order of {@link #KINDS}
 * @param latency microseconds
 * @param queueWait microseconds
 * @param gauges of a node; a variant has none
 */
record Point(
        long predictions,
        long rows,
        List<Long> errors,
        Distribution latency,
        Distribution queueWait,
        Distribution batchSize,
        Gauges gauges) {
    static final List<String> KINDS = List.of("invalid", "rejected", "failed", "expired", "full");

    private static final List<Long> NONE = List.of(0L, 0L, 0L, 0L, 0L);

    /** Written before the errors, of which there are mostly none, and the gauges. */
    static final int HAS_ERRORS = 1;

    static final int HAS_GAUGES = 2;

    static final Point NOTHING = of(Gauges.NONE);

    Point(
            long predictions,
            long rows,
            List<Long> errors,
            Distribution latency,
            Distribution queueWait,
            Distribution batchSize) {
        this(predictions, rows, errors, latency, queueWait, batchSize, Gauges.NONE);
    }

    /** How a node was. */
    static Point of(Gauges gauges) {
        return new Point(0, 0, NONE, Distribution.EMPTY, Distribution.EMPTY, Distribution.EMPTY, gauges);
    }

    /**
     * What an agent told.
     *
     * @throws IllegalArgumentException where it cannot be
     */
    static Point of(Activity activity) {
        Map<String, Long> told = Objects.requireNonNullElse(activity.errors(), Map.of());
        List<Long> errors =
                KINDS.stream().map(kind -> told.getOrDefault(kind, 0L)).toList();
        if (activity.predictions() < 0 || activity.rows() < 0 || errors.stream().anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("counts are not negative");
        }
        return new Point(
                activity.predictions(),
                activity.rows(),
                errors,
                decoded(activity.latency()),
                decoded(activity.queueWait()),
                decoded(activity.batchSize()));
    }

    Point plus(Point other) {
        if (isNothing() || other.isNothing()) {
            return isNothing() ? other : this;
        }
        List<Long> sum = errors.equals(NONE)
                ? other.errors
                : other.errors.equals(NONE)
                        ? errors
                        : List.of(
                                errors.get(0) + other.errors.get(0),
                                errors.get(1) + other.errors.get(1),
                                errors.get(2) + other.errors.get(2),
                                errors.get(3) + other.errors.get(3),
                                errors.get(4) + other.errors.get(4));
        return new Point(
                predictions + other.predictions,
                rows + other.rows,
                sum,
                latency.plus(other.latency),
                queueWait.plus(other.queueWait),
                batchSize.plus(other.batchSize),
                gauges.plus(other.gauges));
    }

    boolean isNothing() {
        return predictions == 0
                && rows == 0
                && errors.equals(NONE)
                && latency.isEmpty()
                && queueWait.isEmpty()
                && batchSize.isEmpty()
                && gauges.isNone();
    }

    /** As it is kept for years. */
    Point coarser() {
        return new Point(
                predictions, rows, errors, latency.coarser(), queueWait.coarser(), batchSize.coarser(), gauges);
    }

    void write(ByteArrayOutputStream out) {
        Varints.write(out, predictions);
        Varints.write(out, rows);
        int has = (errors.equals(NONE) ? 0 : HAS_ERRORS) | (gauges.isNone() ? 0 : HAS_GAUGES);
        Varints.write(out, has);
        if ((has & HAS_ERRORS) != 0) {
            errors.forEach(count -> Varints.write(out, count));
        }
        if ((has & HAS_GAUGES) != 0) {
            gauges.write(out);
        }
        latency.write(out);
        queueWait.write(out);
        batchSize.write(out);
    }

    static Point read(Varints in) {
        long predictions = in.next();
        long rows = in.next();
        long has = in.next();
        List<Long> errors =
                (has & HAS_ERRORS) == 0 ? NONE : List.of(in.next(), in.next(), in.next(), in.next(), in.next());
        Gauges gauges = (has & HAS_GAUGES) == 0 ? Gauges.NONE : Gauges.read(in);
        return new Point(
                predictions, rows, errors, Distribution.read(in), Distribution.read(in), Distribution.read(in), gauges);
    }

    private static Distribution decoded(@Nullable String encoded) {
        return encoded == null ? Distribution.EMPTY : Distribution.decoded(encoded);
    }
}
