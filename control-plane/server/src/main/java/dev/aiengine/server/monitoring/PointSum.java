package dev.aiengine.server.monitoring;

import dev.aiengine.contract.metrics.DistributionSum;
import dev.aiengine.contract.metrics.Varints;
import java.util.Arrays;

/** Puts many points together; the same as one {@link Point#plus} after the other, but fast. */
final class PointSum {
    private final long[] errors = new long[Point.KINDS.size()];
    private final DistributionSum latency = new DistributionSum();
    private final DistributionSum queueWait = new DistributionSum();
    private final DistributionSum batchSize = new DistributionSum();
    private long predictions;
    private long rows;
    private Gauges gauges = Gauges.NONE;

    void add(Point point) {
        predictions += point.predictions();
        rows += point.rows();
        for (int kind = 0; kind < errors.length; kind++) {
            errors[kind] += point.errors().get(kind);
        }
        latency.add(point.latency());
        queueWait.add(point.queueWait());
        batchSize.add(point.batchSize());
        gauges = gauges.plus(point.gauges());
    }

    /** Adds what was {@linkplain Point#write written}, without making a point of it. */
    void read(Varints in) {
        predictions += in.next();
        rows += in.next();
        long has = in.next();
        if ((has & Point.HAS_ERRORS) != 0) {
            for (int kind = 0; kind < errors.length; kind++) {
                errors[kind] += in.next();
            }
        }
        if ((has & Point.HAS_GAUGES) != 0) {
            gauges = gauges.plus(Gauges.read(in));
        }
        latency.read(in);
        queueWait.read(in);
        batchSize.read(in);
    }

    /** All that was added since it was last taken. */
    Point take() {
        Point taken = new Point(
                predictions,
                rows,
                Arrays.stream(errors).boxed().toList(),
                latency.take(),
                queueWait.take(),
                batchSize.take(),
                gauges);
        predictions = 0;
        rows = 0;
        Arrays.fill(errors, 0);
        gauges = Gauges.NONE;
        return taken;
    }
}
