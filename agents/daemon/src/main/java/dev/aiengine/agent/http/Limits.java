package dev.aiengine.agent.http;

import java.time.Duration;

/**
 * What one caller may ask for.
 *
 * @param maxBody bytes of a request's body
 * @param maxInputs inputs in one request
 * @param deadline how long a request may wait where it does not say so itself
 */
public record Limits(int maxBody, int maxInputs, Duration deadline) {
    public static final Limits DEFAULT = new Limits(16 << 20, 1024, Duration.ofSeconds(30));
}
