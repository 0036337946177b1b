package dev.aiengine.console.overview;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.aiengine.console.connection.Environment;
import dev.aiengine.console.connection.Profile;
import dev.aiengine.console.connection.Session;
import dev.aiengine.console.connection.Topic;
import dev.aiengine.console.work.Work;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OverviewModelTest {
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final HttpServer server;
    private final List<String> asked = new ArrayList<>();
    private final OverviewModel model;
    private boolean failing;

    OverviewModelTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            asked.add(path);
            boolean lost = failing && path.endsWith("/endpoints");
            byte[] answer =
                    (lost ? "{\"status\":500,\"title\":\"Lost\"}" : answer(path)).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(lost ? 500 : 200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        model = new OverviewModel(new Session(
                Profile.remote(
                        "test",
                        URI.create("http://localhost:" + server.getAddress().getPort()),
                        "key",
                        Environment.DEVELOPMENT),
                new Work(Runnable::run, Runnable::run),
                timer,
                () -> Instant.EPOCH));
    }

    @AfterEach
    void end() {
        server.stop(0);
        timer.shutdownNow();
    }

    @Test
    void whatTenantsHaveIsAskedWhenAnEventSaysThatItChanged() {
        model.refresh();
        assertThat(asked).contains("/api/v1/endpoints", "/api/v1/train", "/api/v1/metrics");
        asked.clear();

        model.refresh(EnumSet.of(Topic.METRICS, Topic.QUEUE, Topic.AGENTS));
        assertThat(asked).contains("/api/v1/metrics", "/api/v1/queue");
        assertThat(asked).doesNotContain("/api/v1/endpoints", "/api/v1/train", "/api/v1/audit");

        model.refresh(EnumSet.of(Topic.ENDPOINTS));
        assertThat(asked).contains("/api/v1/endpoints", "/api/v1/train");
    }

    @Test
    void whatCouldNotBeReadIsAskedAgainWithTheNextLook() {
        failing = true;
        model.refresh();
        assertThat(model.owning.failure().get()).isNotNull();
        failing = false;

        model.refresh(EnumSet.of(Topic.METRICS));
        assertThat(model.owning.failure().get()).isNull();
        assertThat(model.owning.get()).isNotNull();
    }

    private static String answer(String path) {
        return switch (path) {
            case "/api/v1/health" -> "{\"status\":\"UP\",\"version\":\"1\",\"components\":{}}";
            case "/api/v1/metrics" ->
                "{\"from\":\"1970-01-01T00:00:00Z\",\"to\":\"1970-01-01T00:15:00Z\",\"step\":10,\"series\":[]}";
            default -> "{\"items\":[]}";
        };
    }
}
