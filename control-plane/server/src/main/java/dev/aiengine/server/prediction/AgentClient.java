package dev.aiengine.server.prediction;

import dev.aiengine.server.endpoints.Route;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Forwards a prediction to an agent and its answer back, both as they are. */
@Component
class AgentClient {
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final PredictionProperties properties;

    AgentClient(PredictionProperties properties) {
        this.properties = properties;
    }

    ResponseEntity<byte[]> predict(Route route, String endpoint, String contentType, byte[] body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(route.address() + "/api/v1/predict/" + endpoint))
                .timeout(properties.timeout())
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + route.key())
                .header(HttpHeaders.CONTENT_TYPE, contentType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
        ResponseEntity.BodyBuilder builder = ResponseEntity.status(answer.statusCode());
        answer.headers().firstValue("Content-Type").ifPresent(type -> builder.header(HttpHeaders.CONTENT_TYPE, type));
        answer.headers().firstValue("Retry-After").ifPresent(after -> builder.header(HttpHeaders.RETRY_AFTER, after));
        return builder.body(answer.body());
    }
}
