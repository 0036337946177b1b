package dev.aiengine.launcher.bench;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** Every request as it goes over the wire. */
    Stream<byte[]> encode() {
        String more = headers.entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
                .collect(Collectors.joining());
        return bodies.stream().map(body -> {
            int length = body.getBytes(StandardCharsets.UTF_8).length;
            String head = "POST " + target.getRawPath() + " HTTP/1.1\r\nHost: " + target.getAuthority() + "\r\n" + more
                    + "Content-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n";
            return (head + body).getBytes(StandardCharsets.UTF_8);
        });
    }

    /**
     * How hard and how long.
     *
     * @param clients connections, each with one request under way at any time
     * @param warmUp time before anything counts
     */
    record Plan(int clients, Duration warmUp, Duration measured) {}
}
