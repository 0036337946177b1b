package dev.aiengine.server.prediction;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of predictions through the gateway.
 *
 * @param maxBodyBytes the largest body taken
 * @param maxHeldBytes bodies in memory at the same time, those of one tenant half of it; beyond that callers get 503
 * @param maxAnswerBytes the largest answer of an agent that is handed on; callers get 502 instead of a larger one
 * @param timeout how long an agent may take to answer, more than the 30 s after which it gives up itself
 * @param maxConnections connections to agents at the same time, a quarter of them to one agent; beyond that callers get
 *     503
 */
@ConfigurationProperties("aiengine.prediction")
record PredictionProperties(
        @DefaultValue("16777216") int maxBodyBytes,
        @DefaultValue("50331648") int maxHeldBytes,
        @DefaultValue("67108864") long maxAnswerBytes,
        @DefaultValue("35s") Duration timeout,
        @DefaultValue("512") int maxConnections) {

    PredictionProperties {
        if (maxHeldBytes / 2 < maxBodyBytes) {
            throw new IllegalArgumentException("aiengine.prediction.max-held-bytes is " + maxHeldBytes
                    + " and must be at least twice max-body-bytes, " + maxBodyBytes);
        }
    }
}
