package dev.aiengine.server.monitoring;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.aiengine.contract.Names;
import dev.aiengine.contract.agent.Measured;
import dev.aiengine.contract.agent.Measured.Activity;
import dev.aiengine.contract.agent.Measured.Heard;
import dev.aiengine.contract.agent.Measured.Remembered;
import dev.aiengine.contract.agent.Measured.Window;
import dev.aiengine.server.fleet.Measurements;
import dev.aiengine.server.fleet.Workload;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes in what agents measured, window by window; a heartbeat that brings nonsense is still a heartbeat. */
@Component
class Recording implements Measurements {
    /** How far ahead of ours an agent's clock may be. */
    private static final long AHEAD = 60;

    private final Senders senders;
    private final Head head;
    private final SeriesStore store;
    private final JudgedPredictions predictions;
    private final Totals totals;
    private final MonitoringProperties properties;
    private final Clock clock;

    private final Cache<SeriesKey, SeriesRow> known =
            Caffeine.newBuilder().maximumSize(20_000).build();
    private final Cache<String, Integer> counts = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    Recording(
            Senders senders,
            Head head,
            SeriesStore store,
            JudgedPredictions predictions,
            Totals totals,
            MonitoringProperties properties,
            Clock clock) {
        this.senders = senders;
        this.head = head;
        this.store = store;
        this.predictions = predictions;
        this.totals = totals;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public Heard heard(Workload workload, @Nullable Measured measured) {
        long now = clock.instant().getEpochSecond();
        return measured == null
                ? senders.hear(workload, 0, List.of(), now, window -> {})
                : senders.hear(
                        workload,
                        measured.after(),
                        measured.windows(),
                        now,
                        window -> take(workload.tenant(), window, now));
    }

    private void take(String tenant, Window window, long now) {
        long oldest = now - properties.kept(Tier.FINE) + Tier.MINUTES.block();
        if (window.at() < oldest || window.at() > now + AHEAD) {
            totals.dropped(window.activities().size());
        } else {
            window.activities().forEach(activity -> take(tenant, window.at(), activity));
            totals.late(now - window.at());
        }
        List<Remembered> remembered = window.remembered();
        if (remembered != null) {
            remembered.forEach(prediction -> series(
                            new SeriesKey(tenant, prediction.endpoint(), prediction.model(), prediction.version()),
                            window.at())
                    .ifPresent(series -> predictions.predicted(series, window.at(), prediction)));
        }
    }

    private void take(String tenant, long at, Activity activity) {
        try {
            Point point = Point.of(activity);
            Optional<SeriesRow> series =
                    series(new SeriesKey(tenant, activity.endpoint(), activity.model(), activity.version()), at);
            series.ifPresentOrElse(
                    row -> {
                        head.add(row.id(), at, point);
                        totals.add(tenant, point);
                    },
                    () -> totals.dropped(1));
        } catch (IllegalArgumentException e) {
            totals.dropped(1);
        }
    }

    /** Empty where the tenant has too many already. */
    private Optional<SeriesRow> series(SeriesKey key, long at) {
        SeriesRow row = known.getIfPresent(key);
        if (row != null) {
            return Optional.of(row);
        }
        if (!key.endpoint().matches(Names.RESOURCE) || !key.model().matches(Names.RESOURCE)) {
            return Optional.empty();
        }
        boolean full = counts.get(key.tenant(), store::count) >= properties.seriesPerTenant();
        Optional<SeriesRow> found =
                full ? store.find(key) : Optional.of(store.findOrInsert(key, Tier.MINUTES.blockOf(at)));
        found.ifPresent(made -> known.put(key, made));
        if (found.isPresent()) {
            counts.invalidate(key.tenant());
        }
        return found;
    }

    /** Series of tenants that were deleted are looked up anew. */
    void forget() {
        known.invalidateAll();
    }
}
