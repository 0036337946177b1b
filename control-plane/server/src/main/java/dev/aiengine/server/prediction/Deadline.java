package dev.aiengine.server.prediction;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Until when a caller waits, if it said so. What it wrote is checked by the agent, which answers for it. */
final class Deadline {
    static final String HEADER = "X-Deadline-Millis";

    private final long nanos;
    private final long begun = System.nanoTime();

    private Deadline(long nanos) {
        this.nanos = nanos;
    }

    static Deadline of(@Nullable String millis) {
        return millis == null || !millis.matches("\\d{1,9}")
                ? new Deadline(-1)
                : new Deadline(TimeUnit.MILLISECONDS.toNanos(Long.parseLong(millis)));
    }

    Duration atMost(Duration longest) {
        return nanos < 0 || nanos > longest.toNanos() ? longest : Duration.ofNanos(nanos);
    }

    boolean isOver() {
        return nanos >= 0 && System.nanoTime() - begun >= nanos;
    }

    /** Milliseconds that are left of it. */
    OptionalLong left() {
        long left = TimeUnit.NANOSECONDS.toMillis(nanos - (System.nanoTime() - begun));
        return nanos < 0 ? OptionalLong.empty() : OptionalLong.of(Math.max(0, left));
    }
}
