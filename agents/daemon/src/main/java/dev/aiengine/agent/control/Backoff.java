package dev.aiengine.agent.control;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Pauses between tries: each twice as long as the one before, up to the longest, and shortened by chance to as little
 * as half so that a fleet of agents does not come back in step.
 */
public record Backoff(Duration first, Duration longest, RandomGenerator random) {

    /** The pause after so many failures in a row, from 1. */
    public Duration after(int failures) {
        long doubled = first.toMillis() << Math.min(failures - 1, 20);
        long pause = Math.min(doubled, longest.toMillis());
        return Duration.ofMillis(pause / 2 + random.nextLong(pause / 2 + 1));
    }
}
