package dev.aiengine.server.monitoring;

import dev.aiengine.contract.agent.Measured;
import dev.aiengine.contract.agent.Measured.Activity;
import dev.aiengine.contract.agent.Measured.Heard;
import dev.aiengine.contract.agent.Measured.Remembered;
import dev.aiengine.contract.agent.Measured.Window;
import dev.aiengine.server.fleet.Measurements;
import dev.aiengine.server.fleet.Workload;
import dev.aiengine.server.monitoring.SeriesKey.OfVariant;
import java.time.Clock;
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
    private final KnownSeries known;
    private final JudgedPredictions predictions;
    private final Totals totals;
    private final MonitoringProperties properties;
    private final Clock clock;

    Recording(
            Senders senders,
            Head head,
            KnownSeries known,
            JudgedPredictions predictions,
            Totals totals,
            MonitoringProperties properties,
            Clock clock) {
        this.senders = senders;
        this.head = head;
        this.known = known;
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
            remembered.forEach(prediction -> known.of(
                            new OfVariant(tenant, prediction.endpoint(), prediction.model(), prediction.version()),
                            window.at())
                    .ifPresent(series -> predictions.predicted(tenant, series, window.at(), prediction)));
        }
    }

    private void take(String tenant, long at, Activity activity) {
        try {
            Point point = Point.of(activity);
            Optional<Long> series =
                    known.of(new OfVariant(tenant, activity.endpoint(), activity.model(), activity.version()), at);
            series.ifPresentOrElse(
                    id -> {
                        head.add(id, at, point);
                        totals.add(tenant, point);
                    },
                    () -> totals.dropped(1));
        } catch (IllegalArgumentException e) {
            totals.dropped(1);
        }
    }
}
