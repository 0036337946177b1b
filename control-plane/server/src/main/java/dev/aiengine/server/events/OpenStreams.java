package dev.aiengine.server.events;

import dev.aiengine.server.web.ApiException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Counts the streams that are open, in all and of each key; soft state. */
@Component
class OpenStreams {
    private static final Duration LATER = Duration.ofSeconds(10);

    private final EventProperties limits;
    private final Map<String, Integer> byKey = new HashMap<>();
    private int all;

    OpenStreams(EventProperties limits) {
        this.limits = limits;
    }

    /** To be given back. */
    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /** A place for one more stream; 429 where the key has too many, 503 where the engine has. */
    synchronized Place take(String key) {
        int mine = byKey.getOrDefault(key, 0);
        if (mine >= limits.streamsPerKey()) {
            throw ApiException.tooMany(
                    "This key has " + mine + " event streams open, its limit; close one, or use another key", LATER);
        }
        if (all >= limits.streams()) {
            throw ApiException.unavailable("All " + all + " event streams of the engine are in use", LATER);
        }
        byKey.put(key, mine + 1);
        all++;
        return () -> giveBack(key);
    }

    private synchronized void giveBack(String key) {
        byKey.compute(key, (k, count) -> count == null || count == 1 ? null : count - 1);
        all--;
    }
}
