package dev.aiengine.launcher.bench;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a {@link LoadGenerator} sends, and to whom.
 *
 * @param target the URL that every request is posted to
 * @param headers beside those of the body
 * @param bodies JSON, sent in turns
 * @param answers text that the answer to each body contains, in the same order
 */
record Load(URI target, Map<String, String> headers, List<String> bodies, List<String> answers) {

    Load {
        if (bodies.isEmpty() || bodies.size() != answers.size()) {
            throw new IllegalArgumentException(bodies.size() + " bodies and " + answers.size() + " answers");
        }
    }

    /**
     * How hard and how long.
     *
     * @param clients connections, each with one request under way at any time
     * @param warmUp time before anything counts
     */
    record Plan(int clients, Duration warmUp, Duration measured) {}
}
