package dev.aiengine.server.prediction;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of predictions through the gateway.
 *
 * @param maxBodyBytes the largest body taken
 * @param timeout how long an agent may take to answer
 * @param maxConnections connections to agents at the same time; further requests wait for one
 */
@ConfigurationProperties("aiengine.prediction")
record PredictionProperties(
        @DefaultValue("16777216") int maxBodyBytes,
        @DefaultValue("30s") Duration timeout,
        @DefaultValue("512") int maxConnections) {}
