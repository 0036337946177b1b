package dev.aiengine.console.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.aiengine.console.connection.Environment;
import dev.aiengine.console.connection.Profile;
import dev.aiengine.console.connection.Session;
import dev.aiengine.console.work.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page's model against a server that answers as an engine does, with a clock that is set by hand. */
class MonitoringModelTest {
    private static final String ANSWER = """
            {"from":"2026-01-01T11:30:00Z","to":"2026-01-01T12:30:00Z","step":30,"series":[{"name":"latency","unit":"seconds",
             "labels":{"tenant":"acme","quantile":"0.95"},"points":[[1767268800,0.02]]}]}""";

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final List<Asked> asked = new ArrayList<>();
    private final HttpServer server = server();
    private Instant now = Instant.parse("2026-01-01T12:30:00Z");
    private int status = 200;
    private final Session session = new Session(
            Profile.remote(
                    "test",
                    URI.create("http://localhost:" + server.getAddress().getPort()),
                    "key",
                    Environment.DEVELOPMENT),
            new Work(Runnable::run, Runnable::run),
            timer,
            () -> now);
    private final MonitoringModel model = new MonitoringModel(session);

    /** One question, and about which tenant. */
    private record Asked(@Nullable String tenant, String query) {

        Instant time(String parameter) {
            return Instant.parse(query.replaceFirst(".*" + parameter + "=([^&]*).*", "$1"));
        }
    }

    @BeforeEach
    void connected() {
        // One look at who we are; no further ones, which would measure the server's clock again
        timer.shutdownNow();
        session.open();
        asked.clear();
    }

    @AfterEach
    void stop() {
        session.close();
        server.stop(0);
        timer.shutdownNow();
    }

    @Test
    void anOperatorStartsWithAllTenantsOfTheLastHour() {
        model.refresh();

        assertThat(asked).singleElement().satisfies(one -> {
            assertThat(one.tenant()).isNull();
            assertThat(one.query()).contains("by=tenant", "step=30");
            assertThat(one.time("to")).isEqualTo(session.now());
            assertThat(one.time("from")).isEqualTo(session.now().minusSeconds(3600));
        });
        assertThat(figures().lines()).extracting(Line::name).containsExactly("acme");
    }

    @Test
    void theTimeBeforeIsAsLongAndEndsWhereTheTimeNowBegins() {
        model.compared().set(true);

        assertThat(asked).hasSize(2);
        assertThat(asked.getLast().time("to")).isEqualTo(asked.getFirst().time("from"));
        assertThat(asked.getLast().time("from")).isEqualTo(session.now().minusSeconds(7200));
        assertThat(figures().measured().before()).isNotEmpty();
        assertThat(figures().measured().shift()).isEqualTo(3600);
    }

    @Test
    void whatIsCloserIsAskedOfTheTenantAlone() {
        model.look(Focus.of("acme/reviews"));

        assertThat(asked).singleElement().satisfies(one -> {
            assertThat(one.tenant()).isEqualTo("acme");
            assertThat(one.query()).contains("by=variant", "endpoint=reviews");
        });
    }

    @Test
    void itIsAskedAgainWhenPointsMayHaveCome() {
        model.refresh();
        now = now.plusSeconds(1);
        model.refresh();
        assertThat(asked).hasSize(1);

        now = now.plusSeconds(2);
        model.refresh();
        assertThat(asked).hasSize(2);

        model.span().set(Span.YEAR);
        assertThat(asked).hasSize(3);
        now = now.plusSeconds(59);
        model.refresh();
        assertThat(asked).hasSize(3);
        now = now.plusSeconds(1);
        model.refresh();
        assertThat(asked).hasSize(4);
    }

    @Test
    void aFailureLeavesTheChartsAndIsTriedAgainAtOnce() {
        model.refresh();
        status = 422;
        model.again();
        assertThat(Objects.requireNonNull(model.figures.failure().get()).detail())
                .contains("take a longer step");
        assertThat(model.figures.get()).isNotNull();

        status = 200;
        model.refresh();
        assertThat(model.figures.failure().get()).isNull();
    }

    @Test
    void aZoomIsAskedForMoreCloselyWithAMarginOfHalfOfItOnEitherSide() {
        model.refresh();
        asked.clear();
        model.zoom(ago(3000, 1800));

        assertThat(asked).singleElement().satisfies(one -> {
            assertThat(one.query()).contains("step=10", "by=tenant");
            assertThat(one.time("from")).isEqualTo(session.now().minusSeconds(3600));
            assertThat(one.time("to")).isEqualTo(session.now().minusSeconds(1200));
        });
        assertThat(model.points(figures())).isNotSameAs(figures().measured());
    }

    @Test
    void aLittlePanningAsksForNothingAndFarPanningForWhatIsThere() {
        model.refresh();
        model.zoom(ago(3000, 1800));
        asked.clear();

        model.zoom(ago(3300, 2100));
        assertThat(asked).isEmpty();

        model.zoom(ago(9000, 7800));
        assertThat(asked)
                .singleElement()
                .satisfies(one ->
                        assertThat(one.time("from")).isEqualTo(session.now().minusSeconds(9600)));
    }

    @Test
    void aZoomIntoAZoomIsAskedForOnlyWherePointsCouldBeCloser() {
        model.span().set(Span.YEAR);
        asked.clear();
        model.zoom(ago(30 * 86_400, 20 * 86_400));
        assertThat(asked)
                .singleElement()
                .satisfies(one -> assertThat(one.query()).contains("step=2400"));

        model.zoom(ago(29 * 86_400, 22 * 86_400));
        assertThat(asked).hasSize(1);

        model.zoom(ago(28 * 86_400, 27 * 86_400));
        assertThat(asked).hasSize(2);
        assertThat(asked.getLast().query()).contains("step=240");
    }

    @Test
    void neitherTheFutureNorWhatWasBefore1970IsAskedFor() {
        model.refresh();
        model.zoom(ago(600, -3600));
        assertThat(asked.getLast().time("to")).isEqualTo(session.now());

        asked.clear();
        model.zoom(ago(-600, -700));
        model.zoom(new Zoom(-2_000, -1_000));
        assertThat(asked).isEmpty();

        model.zoom(new Zoom(-1e15, 1e15));
        assertThat(asked).singleElement().satisfies(one -> {
            assertThat(one.time("from")).isEqualTo(Instant.EPOCH);
            assertThat(one.time("to")).isEqualTo(session.now());
            assertThat(Long.parseLong(one.query().replaceFirst(".*step=([0-9]+).*", "$1")))
                    .isEqualTo(999_999_999);
        });
    }

    @Test
    void closerPointsComeWithTheOthersAndGoWithTheZoomOrAnotherTime() {
        model.compared().set(true);
        model.zoom(ago(3000, 1800));
        asked.clear();
        model.again();
        assertThat(asked).hasSize(4);
        assertThat(asked.getLast().time("from")).isEqualTo(session.now().minusSeconds(7200));

        model.zoom(null);
        assertThat(model.points(figures())).isSameAs(figures().measured());

        model.zoom(ago(3000, 1800));
        asked.clear();
        model.span().set(Span.DAY);
        assertThat(asked).hasSize(2);
        assertThat(model.points(figures())).isSameAs(figures().measured());
    }

    @Test
    void whereCloserPointsFailThoseOfAllOfTheTimeStay() {
        model.refresh();
        status = 422;
        model.zoom(ago(3000, 1800));

        assertThat(model.points(figures())).isSameAs(figures().measured());
        assertThat(Objects.requireNonNull(model.closer.failure().get()).detail())
                .contains("take a longer step");
    }

    /** From and to, seconds before now. */
    private Zoom ago(long from, long to) {
        double seconds = session.now().getEpochSecond();
        return new Zoom(seconds - from, seconds - to);
    }

    private Figures figures() {
        return Objects.requireNonNull(model.figures.get());
    }

    private HttpServer server() {
        try {
            HttpServer made = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
            made.createContext("/api/v1", exchange -> {
                String path = exchange.getRequestURI().getPath();
                String query = URLDecoder.decode(
                        Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), ""), StandardCharsets.UTF_8);
                boolean metrics = path.equals("/api/v1/metrics");
                if (metrics) {
                    asked.add(new Asked(exchange.getRequestHeaders().getFirst("X-Tenant"), query));
                }
                String body = metrics && status == 200
                        ? ANSWER
                        : metrics
                                ? "{\"status\":422,\"detail\":\"take a longer step\"}"
                                : path.equals("/api/v1/health")
                                        ? "{\"status\":\"UP\",\"version\":\"9.9\",\"components\":{}}"
                                        : "{\"items\":[]}";
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(
                        path.equals("/api/v1/events") ? 404 : metrics ? status : 200, bytes.length);
                exchange.getResponseBody().write(bytes);
                exchange.close();
            });
            made.start();
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
