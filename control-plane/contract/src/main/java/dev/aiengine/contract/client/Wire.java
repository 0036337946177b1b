package dev.aiengine.contract.client;

import dev.aiengine.contract.Json;
import dev.aiengine.contract.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** One request and its answer: adds who asks, turns what is not a success into an exception. */
record Wire(HttpClient http, URI base, String key, @Nullable String tenant, JsonMapper json) {
    private static final String API = "/api/v1/";
    private static final Duration ANSWER = Duration.ofSeconds(60);

    Wire forTenant(String other) {
        return new Wire(http, base, key, other, json);
    }

    Wire at(URI other) {
        return new Wire(http, other, key, tenant, json);
    }

    Wire withKey(String other) {
        return new Wire(http, base, other, tenant, json);
    }

    Wire reading(JsonMapper other) {
        return new Wire(http, base, key, tenant, other);
    }

    <T> T get(String path, Class<T> type) {
        return read(bytes(request(path)), type);
    }

    <T> T post(String path, Object body, Class<T> type) {
        return read(bytes(request(path).POST(json(body)).header("Content-Type", "application/json")), type);
    }

    /** A repetition with the same key changes nothing and gives the same answer. */
    <T> T post(String path, Object body, Class<T> type, String idempotencyKey) {
        return read(
                bytes(request(path)
                        .POST(json(body))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", idempotencyKey)),
                type);
    }

    /** Without a body. */
    <T> T post(String path, Class<T> type) {
        return read(bytes(request(path).POST(BodyPublishers.noBody())), type);
    }

    <T> T put(String path, Object body, Class<T> type) {
        return read(bytes(request(path).PUT(json(body)).header("Content-Type", "application/json")), type);
    }

    <T> T patch(String path, Object body, Class<T> type) {
        return read(bytes(request(path).method("PATCH", json(body)).header("Content-Type", "application/json")), type);
    }

    void delete(String path) {
        bytes(request(path).DELETE());
    }

    String text(String path) {
        return new String(bytes(request(path)), StandardCharsets.UTF_8);
    }

    /** @param path below {@code /api/v1/} */
    HttpRequest.Builder request(String path) {
        if (!key.chars().allMatch(Wire::visible)) {
            throw new EngineException(new Problem(
                    null, null, 401, "A key has letters, digits and signs of ASCII only, and no spaces", null, null));
        }
        String root = base.toString();
        URI uri = URI.create((root.endsWith("/") ? root.substring(0, root.length() - 1) : root) + API + path);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).timeout(ANSWER).header("Authorization", "Bearer " + key);
        return tenant == null ? request : request.header("X-Tenant", tenant);
    }

    /** @param alsoFine a status outside 200 to 299 whose body the caller wants nevertheless */
    byte[] bytes(HttpRequest.Builder request, int... alsoFine) {
        try (InputStream body = open(request, alsoFine)) {
            return body.readAllBytes();
        } catch (IOException e) {
            throw new EngineUnreachable(request.build().uri(), e);
        }
    }

    /** The body of a success, to be closed by the caller. */
    InputStream open(HttpRequest.Builder request, int... alsoFine) {
        return answer(request, alsoFine).body();
    }

    /** A success, with its headers; the body is to be closed by the caller. */
    HttpResponse<InputStream> answer(HttpRequest.Builder builder, int... alsoFine) {
        HttpRequest request = builder.build();
        try {
            HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
            int status = response.statusCode();
            if (status / 100 == 2 || contains(alsoFine, status)) {
                return response;
            }
            String elsewhere = response.headers().firstValue("Location").orElse(null);
            try (InputStream body = response.body()) {
                throw new EngineException(
                        status / 100 == 3 && elsewhere != null
                                ? new Problem(null, null, status, "It leads to " + elsewhere, null, null)
                                : problem(status, body.readAllBytes()));
            }
        } catch (IOException e) {
            throw new EngineUnreachable(request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineUnreachable(request.uri(), e);
        }
    }

    <T> T read(byte[] body, Class<T> type) {
        return json.readValue(body, type);
    }

    /** Without the key, because this ends up in logs. */
    @Override
    public String toString() {
        return tenant == null ? base.toString() : base + " for " + tenant;
    }

    private static BodyPublisher json(Object body) {
        return BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(body));
    }

    /** A proxy in between may answer with something that is no problem: its status and first words are kept. */
    private static Problem problem(int status, byte[] body) {
        try {
            Problem problem = Json.MAPPER.readValue(body, Problem.class);
            if (problem.status() == status) {
                return problem;
            }
        } catch (JacksonException e) {
            // told below
        }
        String words = new String(body, StandardCharsets.UTF_8).strip();
        String detail = words.isEmpty() ? null : words.substring(0, Math.min(words.length(), 300));
        return new Problem(null, null, status, detail, null, null);
    }

    /** Others cannot be in a header, and the client would say the whole key in its complaint. */
    private static boolean visible(int character) {
        return character > ' ' && character < 127;
    }

    private static boolean contains(int[] statuses, int status) {
        for (int candidate : statuses) {
            if (candidate == status) {
                return true;
            }
        }
        return false;
    }
}
