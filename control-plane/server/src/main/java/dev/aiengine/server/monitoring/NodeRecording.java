package dev.aiengine.server.monitoring;

import dev.aiengine.server.fleet.NodeRead;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Takes in how machines are. A reading is told once: a crash loses those of the minute that was not written yet, which
 * leaves a gap in a chart and makes nothing wrong.
 */
@Component
class NodeRecording {
    private static final Logger log = LoggerFactory.getLogger(NodeRecording.class);

    private final Head head;
    private final KnownSeries known;
    private final Totals totals;

    NodeRecording(Head head, KnownSeries known, Totals totals) {
        this.head = head;
        this.known = known;
        this.totals = totals;
    }

    /** The machine's heartbeat is none the worse where its figures cannot be kept. */
    @EventListener
    void heard(NodeRead read) {
        Point point = Point.of(Gauges.of(read.reading()));
        if (point.isNothing()) {
            return;
        }
        long at = read.at().getEpochSecond();
        try {
            known.of(new SeriesKey.OfNode(read.node()), at)
                    .ifPresentOrElse(series -> head.add(series, at, point), () -> totals.dropped(1));
        } catch (RuntimeException e) {
            totals.dropped(1);
            log.debug("A reading of {} could not be kept", read.node(), e);
        }
    }
}
