package dev.aiengine.server.monitoring;

import java.time.Clock;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes minutes and hours of the fine points of hours that are over. An hour is made anew from all its fine points, so
 * doing it twice, or again when late points came, changes nothing else.
 */
@Component
class Rolling {
    /** How many series are rolled before others have their turn. */
    private static final int AT_ONCE = 200;

    private final SeriesStore series;
    private final BlockStore blocks;
    private final TransactionTemplate transaction;
    private final MonitoringProperties properties;
    private final Clock clock;

    Rolling(
            SeriesStore series,
            BlockStore blocks,
            TransactionTemplate transaction,
            MonitoringProperties properties,
            Clock clock) {
        this.series = series;
        this.blocks = blocks;
        this.transaction = transaction;
        this.properties = properties;
        this.clock = clock;
    }

    /** Rolls some of the series that need it. */
    void some() {
        // An hour whose last minute was not written yet is not over
        long now = Tier.MINUTES.blockOf(clock.instant()
                .minus(properties.grace())
                .minusSeconds(Tier.FINE.block())
                .getEpochSecond());
        series.toRoll(now, AT_ONCE)
                .forEach(row -> transaction.executeWithoutResult(status -> {
                    if (series.rolled(row, now)) {
                        roll(row.id(), row.rolledUntil(), now);
                    }
                }));
    }

    private void roll(long id, long from, long to) {
        PointSum sum = new PointSum();
        TreeMap<Long, Block> hours = new TreeMap<>();
        blocks.each(
                Tier.FINE,
                id,
                from,
                to,
                (begins, bytes) -> hours.computeIfAbsent(Tier.MINUTES.blockOf(begins), hour -> new Block())
                        .put(Tier.MINUTES.place(begins), Block.decoded(bytes).sum(sum)));
        hours.forEach((hour, minutes) -> {
            // Minutes of the hour that are not among the fine points any more stay as they are
            blocks.change(Tier.MINUTES, id, hour, kept -> {
                minutes.each((point, place) -> kept.put(place, point));
                Point whole = kept.sum(sum).coarser();
                blocks.change(Tier.HOURS, id, Tier.HOURS.blockOf(hour), day -> day.put(Tier.HOURS.place(hour), whole));
            });
        });
    }
}
