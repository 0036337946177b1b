package dev.aiengine.console.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.aiengine.console.work.Work;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A connection to what answers in all the ways that servers do. */
class SessionTest {
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private HttpServer server = unstarted();
    private Session session = session(server);
    private volatile int tenantsStatus = 200;
    private volatile int healthStatus = 200;
    private volatile String health = "{\"status\":\"UP\",\"version\":\"9.9\",\"components\":{}}";

    @BeforeEach
    void serve() {
        answer("/api/v1/health", () -> healthStatus, () -> health);
        answer(
                "/api/v1/tenants",
                () -> tenantsStatus,
                () -> tenantsStatus == 200
                        ? "{\"items\":[{\"name\":\"acme\",\"displayName\":\"Acme\",\"quota\":{},\"createdAt\":\"2026-01-01T00:00:00Z\"}]}"
                        : "{\"status\":" + tenantsStatus + ",\"detail\":\"no such key\"}");
        answer("/api/v1/events", () -> 404, () -> "{\"status\":404}");
        server.start();
    }

    @AfterEach
    void stop() {
        session.close();
        server.stop(0);
        timer.shutdownNow();
    }

    @Test
    void anEngineThatAnswersIsConnectedAndItsFirstTenantLookedAt() {
        session.look();

        assertThat(session.state().get())
                .isInstanceOfSatisfying(
                        ConnectionState.Connected.class,
                        up -> assertThat(up.version()).isEqualTo("9.9"));
        assertThat(session.operator()).isTrue();
        assertThat(session.tenant().get()).isEqualTo("acme");
    }

    @Test
    void aTenantsKeyIsNoOperator() {
        tenantsStatus = 403;
        session.look();

        assertThat(session.state().get()).isInstanceOf(ConnectionState.Connected.class);
        assertThat(session.operator()).isFalse();
        assertThat(session.hasTenant()).isTrue();
    }

    @Test
    void aWrongKeyIsSaidSo() {
        tenantsStatus = 401;
        session.look();

        assertThat(Objects.requireNonNull(session.state().get().failure()).what())
                .isEqualTo("The engine does not know this key");
    }

    @Test
    void aServerOfAnotherKindIsSaidSo() {
        health = "<html>Welcome to nginx</html>";
        session.look();

        assertThat(Objects.requireNonNull(session.state().get().failure()).what())
                .isEqualTo("The answer is not one of AI Engine");
    }

    @Test
    void aConnectionThatIsLostIsStaleAndComesBack() {
        session.look();
        healthStatus = 500;
        session.look();
        session.look();

        assertThat(session.state().get())
                .isInstanceOfSatisfying(
                        ConnectionState.Stale.class,
                        stale -> assertThat(stale.attempt()).isEqualTo(2));
        assertThat(session.tenants().get()).hasSize(1);

        healthStatus = 200;
        session.look();
        assertThat(session.state().get()).isInstanceOf(ConnectionState.Connected.class);
    }

    @Test
    void anEngineWhoseClockIsAnHourAheadIsToldByItsClock() {
        Instant now = Instant.now();
        Session behind = new Session(
                Profile.remote("Test", url(server), "key", Environment.DEVELOPMENT),
                new Work(Runnable::run, Runnable::run),
                timer,
                InstantSource.fixed(now.minus(Duration.ofHours(1))));
        behind.look();

        assertThat(behind.now()).isBetween(now.minusSeconds(60), now.plusSeconds(60));
        assertThat(behind.skew()).isGreaterThan(Duration.ofMinutes(59));
        behind.close();
    }

    private void answer(String path, java.util.function.IntSupplier status, java.util.function.Supplier<String> body) {
        server.createContext(path, exchange -> {
            byte[] bytes = body.get().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status.getAsInt(), bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private Session session(HttpServer of) {
        return new Session(
                Profile.remote("Test", url(of), "key", Environment.DEVELOPMENT),
                new Work(Runnable::run, Runnable::run),
                timer,
                InstantSource.system());
    }

    private static URI url(HttpServer of) {
        return URI.create("http://localhost:" + of.getAddress().getPort());
    }

    private static HttpServer unstarted() {
        try {
            return HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
