package dev.aiengine.server.monitoring;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Deletes what is older than it is to be kept, once a minute. */
@Component
class Pruning {
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Duration SILENT_SENDER = Duration.ofDays(2);

    private final BlockStore blocks;
    private final SeriesStore series;
    private final Senders senders;
    private final JudgedPredictions predictions;
    private final QualityStore quality;
    private final MonitoringProperties properties;
    private final Clock clock;
    private Instant next = Instant.MIN;

    Pruning(
            BlockStore blocks,
            SeriesStore series,
            Senders senders,
            JudgedPredictions predictions,
            QualityStore quality,
            MonitoringProperties properties,
            Clock clock) {
        this.blocks = blocks;
        this.series = series;
        this.senders = senders;
        this.predictions = predictions;
        this.quality = quality;
        this.properties = properties;
        this.clock = clock;
    }

    void some() {
        Instant instant = clock.instant();
        if (instant.isBefore(next)) {
            return;
        }
        next = instant.plus(PAUSE);
        long now = instant.getEpochSecond();
        for (Tier tier : Tier.values()) {
            long from = tier.blockOf(now - properties.kept(tier));
            // After a long time without the engine there are hours that were not rolled yet
            blocks.deleteBefore(tier, tier == Tier.FINE ? series.neededFrom(from) : from);
        }
        quality.deleteBefore(Tier.MINUTES, now - properties.kept(Tier.MINUTES));
        quality.deleteBefore(Tier.HOURS, now - properties.kept(Tier.HOURS));
        series.deleteUnheardSince(now - properties.kept(Tier.HOURS));
        blocks.deleteSendersSilentSince(now - SILENT_SENDER.toSeconds());
        senders.forgetSilentSince(now - Duration.ofHours(1).toSeconds());
        predictions.prune(now);
    }
}
