package dev.aiengine.server.monitoring;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long figures are kept, and how much is answered.
 *
 * @param fine how long points of 10 s are kept, at least two hours
 * @param minutes how long points of a minute are kept
 * @param hours how long points of an hour are kept
 * @param grace how long a minute waits for agents before it is written
 * @param seriesPerTenant variants of a tenant that are kept at the same time
 * @param nodes that are followed at the same time
 * @param points of one answered series
 * @param series of one answer
 * @param predictions how long a prediction waits for feedback, or feedback for its prediction
 * @param predictionsPerTenant that wait at the same time
 */
@ConfigurationProperties("aiengine.monitoring")
record MonitoringProperties(
        @DefaultValue("3h") Duration fine,
        @DefaultValue("21d") Duration minutes,
        @DefaultValue("1100d") Duration hours,
        @DefaultValue("10s") Duration grace,
        @DefaultValue("10000") int seriesPerTenant,
        @DefaultValue("2000") int nodes,
        @DefaultValue("2000") int points,
        @DefaultValue("1000") int series,
        @DefaultValue("7d") Duration predictions,
        @DefaultValue("200000") int predictionsPerTenant) {

    MonitoringProperties {
        if (fine.compareTo(Duration.ofHours(2)) < 0) {
            throw new IllegalArgumentException(
                    "aiengine.monitoring.fine must be at least 2h: minutes and hours are made of what it keeps");
        }
    }

    long kept(Tier tier) {
        return switch (tier) {
            case FINE -> fine.toSeconds();
            case MINUTES -> minutes.toSeconds();
            case HOURS -> hours.toSeconds();
        };
    }
}
