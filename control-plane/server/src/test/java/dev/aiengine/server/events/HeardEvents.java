package dev.aiengine.server.events;

import dev.aiengine.contract.Json;
import dev.aiengine.contract.events.EngineEvent;
import dev.aiengine.server.TestEngine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A stream of {@code /events} as its client sees it. */
final class HeardEvents implements AutoCloseable {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final InputStream body;
    private final List<EngineEvent> events = new CopyOnWriteArrayList<>();
    private final List<String> ids = new CopyOnWriteArrayList<>();
    private volatile boolean ended;

    private HeardEvents(InputStream body) {
        this.body = body;
        Thread.ofVirtual().start(this::read);
    }

    /** Listens from now on, or from after an id. */
    static HeardEvents open(TestEngine engine, String key, @Nullable String after, String... headers) {
        HttpRequest.Builder request = engine.request(key, "/api/v1/events");
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        if (after != null) {
            request.header("Last-Event-ID", after);
        }
        try {
            HttpResponse<InputStream> response = HTTP.send(request.build(), BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new AssertionError(response.statusCode() + ": "
                        + new String(response.body().readAllBytes(), StandardCharsets.UTF_8));
            }
            HeardEvents heard = new HeardEvents(response.body());
            Awaitility.await().until(() -> !heard.ids.isEmpty());
            return heard;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    ids.add(line.substring(4));
                } else if (line.startsWith("data: ")) {
                    events.add(Json.MAPPER.readValue(line.substring(6), EngineEvent.class));
                }
            }
        } catch (IOException e) {
            // closed by the test
        }
        ended = true;
    }

    /** Waits for an event of a kind. */
    <T extends EngineEvent> T await(Class<T> type, Predicate<T> condition) {
        return Awaitility.await()
                .until(
                        () -> events.stream()
                                .filter(type::isInstance)
                                .map(type::cast)
                                .filter(condition)
                                .findFirst()
                                .orElse(null),
                        event -> event != null);
    }

    List<EngineEvent> events() {
        return new ArrayList<>(events);
    }

    String lastId() {
        return ids.getLast();
    }

    boolean ended() {
        return ended;
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
