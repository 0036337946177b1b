package dev.aiengine.server.prediction;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of predictions that wait for a serving pool which had no replica; beyond them callers get 503.
 *
 * @param maxRequests that wait at the same time, those of one tenant half of them
 * @param maxBytes of bodies that wait at the same time, those of one tenant half of it; at least twice the largest body
 * @param longest how long one waits
 */
@ConfigurationProperties("aiengine.prediction.waiting")
record WaitingProperties(
        @DefaultValue("1000") int maxRequests,
        @DefaultValue("33554432") int maxBytes,
        @DefaultValue("60s") Duration longest) {

    WaitingProperties {
        if (maxRequests < 0 || maxBytes < 0 || longest.isNegative()) {
            throw new IllegalArgumentException("aiengine.prediction.waiting.max-requests, .max-bytes and .longest must"
                    + " not be negative, and are " + maxRequests + ", " + maxBytes + " and " + longest);
        }
    }
}
