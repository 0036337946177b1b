package dev.aiengine.server.serving;

import java.time.Duration;

/**
 * What is seen of a serving pool.
 *
 * @param reporting replicas that answer and told how they are
 * @param busy sum of their busy shares
 * @param queueWait the longest of their mean queue waits
 * @param used whether anybody predicted since the last look, or waits to
 */
record Signals(int reporting, double busy, Duration queueWait, boolean used) {
    static final Signals NONE = new Signals(0, 0, Duration.ZERO, false);

    Signals withUse() {
        return new Signals(reporting, busy, queueWait, true);
    }
}
