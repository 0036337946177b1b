package dev.aiengine.server.prediction;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of predictions through the gateway.
 *
 * @param maxBodyBytes the largest body taken
 * @param timeout how long an agent may take to answer, more than the 30 s after which it gives up itself
 * @param maxConnections connections to agents at the same time, a quarter of them to one agent; beyond that callers get
 *     503
 */
@ConfigurationProperties("aiengine.prediction")
record PredictionProperties(
        @DefaultValue("16777216") int maxBodyBytes,
        @DefaultValue("35s") Duration timeout,
        @DefaultValue("512") int maxConnections) {}
