package dev.aiengine.contract.client;

import dev.aiengine.contract.health.Health;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An engine's answer to the question how it is.
 *
 * @param engineTime what its clock says, to the second; absent where a proxy leaves it out
 * @param took from question to answer
 */
public record Ping(Health health, @Nullable Instant engineTime, Duration took) {

    static Ping of(Wire wire) {
        HttpRequest.Builder request = wire.request("health").timeout(Duration.ofSeconds(10));
        long asked = System.nanoTime();
        HttpResponse<InputStream> answer = wire.answer(request, 503);
        try (InputStream body = answer.body()) {
            Health health = wire.read(body.readAllBytes(), Health.class);
            return new Ping(health, time(answer).orElse(null), Duration.ofNanos(System.nanoTime() - asked));
        } catch (IOException e) {
            throw new EngineUnreachable(answer.uri(), e);
        }
    }

    private static Optional<Instant> time(HttpResponse<?> answer) {
        return answer.headers().firstValue("Date").flatMap(date -> {
            try {
                return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant());
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        });
    }
}
