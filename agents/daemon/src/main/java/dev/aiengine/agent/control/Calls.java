package dev.aiengine.agent.control;

import dev.aiengine.contract.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Requests to one place with one token. A call may be tried again until it is answered or the patience ends; the end of
 * this process cuts every one short.
 */
final class Calls implements AutoCloseable {
    static final Duration TRANSFER = Duration.ofMinutes(30);

    private static final Logger log = LoggerFactory.getLogger(Calls.class);
    private static final Duration ANSWER = Duration.ofSeconds(15);
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofMinutes(1);
    private static final int TRIES_AT_A_DIGEST = 3;

    /** One try of a request. */
    interface Try<T> {
        T run() throws IOException;
    }

    private final String token;
    private final Ending ending;
    private final Backoff backoff;
    private final Duration patience;
    private final InstantSource clock;
    private final HttpClient http;

    /**
     * Calls with a token.
     *
     * @param patience how long one call is tried again before its failure is the caller's
     */
    Calls(String token, Ending ending, Backoff backoff, Duration patience, InstantSource clock, HttpClient http) {
        this.token = token;
        this.ending = ending;
        this.backoff = backoff;
        this.patience = patience;
        this.clock = clock;
        this.http = http;
    }

    /** The same connections for somebody who knows another token and is asked once. */
    Calls once(String otherToken) {
        return new Calls(otherToken, ending, backoff, Duration.ZERO, clock, http);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    byte[] get(URI uri) throws IOException {
        return send(request(uri).GET().build(), BodyHandlers.ofByteArray(), ANSWER);
    }

    byte[] post(URI uri, Object body) throws IOException {
        HttpRequest request = request(uri)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(body)))
                .build();
        return send(request, BodyHandlers.ofByteArray(), ANSWER);
    }

    byte[] put(URI uri, Path file) throws IOException {
        BodyPublisher body = BodyPublishers.ofFile(file);
        HttpRequest request = request(uri)
                .header("Content-Type", "application/octet-stream")
                .timeout(TRANSFER)
                .PUT(body)
                .build();
        return send(request, BodyHandlers.ofByteArray(), TRANSFER);
    }

    /**
     * Writes a blob to a file, which holds exactly the bytes of this digest when the call returns.
     *
     * @param longest for the whole of it
     */
    void fetch(URI uri, String sha256, Path file, Duration longest) throws IOException {
        persistently("blob " + sha256, () -> {
            MessageDigest digest = Sha256.digest();
            try (OutputStream out = Files.newOutputStream(file)) {
                send(request(uri).GET().build(), into(out, digest), longest);
            }
            String actual = Sha256.hex(digest.digest());
            if (!actual.equals(sha256)) {
                throw new DigestMismatch("blob " + sha256 + " came with the digest " + actual);
            }
            return sha256;
        });
    }

    private HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).timeout(ANSWER).header("Authorization", "Bearer " + token);
    }

    <T> T persistently(String what, Try<T> once) throws IOException {
        Instant started = clock.instant();
        int failures = 0;
        int mismatches = 0;
        while (true) {
            IOException failure;
            try {
                return once.run();
            } catch (RequestRefused e) {
                throw e;
            } catch (DigestMismatch e) {
                if (++mismatches == TRIES_AT_A_DIGEST) {
                    throw e;
                }
                failure = e;
            } catch (IOException e) {
                failure = e;
            }
            failures++;
            if (clock.instant().isAfter(started.plus(patience))) {
                throw failure;
            }
            Duration pause = pause(failure, failures);
            log.info("{} did not get through ({}), next try in {} ms", what, described(failure), pause.toMillis());
            rest(pause);
        }
    }

    private Duration pause(IOException failure, int failures) {
        Duration pause = backoff.after(failures);
        if (failure instanceof NotNow notNow) {
            Duration asked = notNow.retryAfter().orElse(Duration.ZERO);
            Duration bounded = asked.compareTo(LONGEST_RETRY_AFTER) < 0 ? asked : LONGEST_RETRY_AFTER;
            return bounded.compareTo(pause) > 0 ? bounded : pause;
        }
        return pause;
    }

    private void rest(Duration pause) {
        try {
            if (ending.await(pause)) {
                throw ended();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AttemptOver("interrupted");
        }
    }

    private byte[] send(HttpRequest request, BodyHandler<byte[]> handler, Duration longest) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> sent = http.sendAsync(request, handler);
        try {
            CompletableFuture.anyOf(sent, ending.future()).get(longest.toMillis(), TimeUnit.MILLISECONDS);
            if (!sent.isDone()) {
                throw ended();
            }
            return checked(sent.get());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IOException(e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("no answer within " + longest, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AttemptOver("interrupted");
        } finally {
            sent.cancel(true);
        }
    }

    private AttemptOver ended() {
        return new AttemptOver(ending.reason().map(Ending.Reason::text).orElse("ended"));
    }

    private byte[] checked(HttpResponse<byte[]> response) throws IOException {
        int status = response.statusCode();
        if (status / 100 == 2) {
            return response.body();
        }
        String message = "the control plane answered " + status + detail(response.body()) + " to "
                + response.request().method() + " " + response.request().uri().getPath();
        switch (status) {
            case 410 -> {
                ending.end("the control plane says that this attempt is over");
                throw new AttemptOver(message);
            }
            case 408, 429 -> throw new NotNow(message, retryAfter(response));
            case 422 -> throw new DigestMismatch(message);
            default -> {
                if (status >= 500) {
                    throw new NotNow(message, retryAfter(response));
                }
                throw new RequestRefused(message);
            }
        }
    }

    private static @Nullable Duration retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,9}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .orElse(null);
    }

    private static String detail(byte[] body) {
        try {
            JsonNode detail = Json.MAPPER.readTree(body).path("detail");
            return detail.isString() ? " (" + detail.asString() + ")" : "";
        } catch (JacksonException e) {
            return "";
        }
    }

    static <T> T read(byte[] body, Class<T> type) throws IOException {
        try {
            return Objects.requireNonNull(Json.MAPPER.readValue(body, type));
        } catch (JacksonException | NullPointerException e) {
            throw new IOException("the control plane's answer is no " + type.getSimpleName(), e);
        }
    }

    /** A good answer goes to the file as it comes; any other is kept, as its detail is worth a log line. */
    private static BodyHandler<byte[]> into(OutputStream out, MessageDigest digest) {
        return info -> info.statusCode() != 200
                ? BodySubscribers.ofByteArray()
                : BodySubscribers.mapping(
                        BodySubscribers.ofByteArrayConsumer(chunk -> chunk.ifPresent(bytes -> {
                            digest.update(bytes);
                            try {
                                out.write(bytes);
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        })),
                        nothing -> new byte[0]);
    }

    private static String described(IOException failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
