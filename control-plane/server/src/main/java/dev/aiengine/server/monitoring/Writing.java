package dev.aiengine.server.monitoring;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves complete minutes from the {@link Head} to the database, in one transaction with how far each agent is stored:
 * after a crash agents tell again exactly what is missing.
 */
@Component
class Writing {
    private final Head head;
    private final Senders senders;
    private final SeriesStore series;
    private final BlockStore blocks;
    private final KnownSeries known;
    private final TransactionTemplate transaction;
    private final MonitoringProperties properties;
    private final Clock clock;

    /** Readers see a minute in the head or in the database, never in both or in neither. */
    private final ReadWriteLock moving = new ReentrantReadWriteLock();

    /** The last hour that each series is known to have points in; soft state. */
    private final Map<Long, Long> hours = new HashMap<>();

    Writing(
            Head head,
            Senders senders,
            SeriesStore series,
            BlockStore blocks,
            KnownSeries known,
            TransactionTemplate transaction,
            MonitoringProperties properties,
            Clock clock) {
        this.head = head;
        this.senders = senders;
        this.series = series;
        this.blocks = blocks;
        this.known = known;
        this.transaction = transaction;
        this.properties = properties;
        this.clock = clock;
    }

    /** Writes the minutes that agents have had time to tell of. */
    void complete() {
        write(Tier.FINE.blockOf(clock.instant().minus(properties.grace()).getEpochSecond()));
    }

    /** Writes whatever there is. */
    void all() {
        write(Long.MAX_VALUE);
    }

    /** Reads head and database as of one moment. */
    <T> T reading(Supplier<T> reader) {
        moving.readLock().lock();
        try {
            return reader.get();
        } finally {
            moving.readLock().unlock();
        }
    }

    private synchronized void write(long before) {
        // First: what is added to the head from here on is not among these
        List<Senders.Stored> stored = senders.storedBefore(before);
        moving.writeLock().lock();
        try {
            SortedMap<Long, Map<Long, Block>> taken = head.takeBefore(before);
            try {
                write(taken, stored);
            } catch (DataIntegrityViolationException e) {
                // A tenant was deleted, and its series with it
                Set<Long> left = series.ids();
                taken.values().forEach(minute -> minute.keySet().retainAll(left));
                hours.keySet().retainAll(left);
                known.forget();
                write(taken, stored);
            } catch (RuntimeException e) {
                head.giveBack(taken);
                throw e;
            }
            senders.stored(stored);
        } finally {
            moving.writeLock().unlock();
        }
    }

    private void write(SortedMap<Long, Map<Long, Block>> taken, List<Senders.Stored> stored) {
        if (taken.isEmpty() && stored.isEmpty()) {
            return;
        }
        Map<Long, Long> news = new HashMap<>();
        long current = Tier.MINUTES.blockOf(clock.instant().getEpochSecond());
        transaction.executeWithoutResult(status -> {
            taken.forEach((minute, ofSeries) -> {
                blocks.add(Tier.FINE, minute, ofSeries);
                long hour = Tier.MINUTES.blockOf(minute);
                ofSeries.keySet().forEach(id -> {
                    // An hour that is over may be rolled already
                    if (hour < current || !Long.valueOf(hour).equals(news.getOrDefault(id, hours.get(id)))) {
                        series.pointsIn(id, hour);
                        news.put(id, hour);
                    }
                });
            });
            blocks.stored(stored, clock.instant().getEpochSecond());
        });
        hours.putAll(news);
    }
}
