package dev.aiengine.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.aiengine.launcher.engine.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadGeneratorTest {
    private static final Load.Plan SHORT = new Load.Plan(4, Duration.ofMillis(200), Duration.ofMillis(500));

    private final LoadGenerator generator = new LoadGenerator();
    private final AtomicInteger requests = new AtomicInteger();
    private final Map<InetSocketAddress, Boolean> connections = new ConcurrentHashMap<>();
    private HttpServer server;
    private volatile int failEvery = Integer.MAX_VALUE;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/echo", this::echo);
        server.start();
    }

    @AfterEach
    void stop() {
        generator.close();
        server.stop(0);
    }

    @Test
    void everyClientAsksAgainAndAgainOverOneConnection() {
        LoadResult result = generator.run(load(List.of("one", "two"), List.of("one", "two")), SHORT);

        assertThat(result.requests()).isGreaterThan(20).isLessThan(requests.get());
        assertThat(result.requestsPerSecond()).isGreaterThan((double) result.requests());
        assertThat(result.errors()).isEmpty();
        assertThat(result.wrong()).isZero();
        assertThat(result.p50()).isPositive().isLessThanOrEqualTo(result.p99());
        assertThat(connections).hasSize(4);
    }

    @Test
    void answersOtherThanOkAreCountedByStatusAndNotAsRequests() {
        failEvery = 5;

        LoadResult result = generator.run(load(List.of("one"), List.of("one")), SHORT);

        assertThat(result.errors()).containsOnlyKeys(503);
        assertThat(result.errors().get(503)).isLessThan(result.requests());
    }

    @Test
    void answersThatAreNotTheExpectedOnesAreFoundInTheSample() {
        LoadResult result = generator.run(load(List.of("one"), List.of("two")), SHORT);

        assertThat(result.sampled()).isPositive();
        assertThat(result.wrong()).isEqualTo(result.sampled());
    }

    @Test
    void aTargetThatIsNotThereIsNamed() {
        URI nowhere = URI.create("http://localhost:" + Ports.free() + "/echo");

        assertThatIllegalStateException()
                .isThrownBy(() -> generator.run(new Load(nowhere, Map.of(), List.of(""), List.of("")), SHORT))
                .withMessageContaining(nowhere.toString());
    }

    private Load load(List<String> bodies, List<String> answers) {
        URI target = URI.create("http://localhost:" + server.getAddress().getPort() + "/echo");
        return new Load(target, Map.of("X-API-Key", "secret"), bodies, answers);
    }

    private void echo(HttpExchange exchange) throws IOException {
        try (exchange) {
            connections.put(exchange.getRemoteAddress(), true);
            assertThat(exchange.getRequestHeaders().getFirst("X-API-Key")).isEqualTo("secret");
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            byte[] answer = ("said " + body).getBytes(StandardCharsets.UTF_8);
            int status = requests.incrementAndGet() % failEvery == 0 ? 503 : 200;
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }
}
