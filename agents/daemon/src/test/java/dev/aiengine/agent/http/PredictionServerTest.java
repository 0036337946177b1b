package dev.aiengine.agent.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aiengine.agent.serving.FakePredictor;
import dev.aiengine.contract.Json;
import dev.aiengine.contract.Problem;
import dev.aiengine.contract.agent.ServingPlan;
import dev.aiengine.contract.agent.ServingPlan.EndpointPlan;
import dev.aiengine.contract.agent.ServingPlan.KeyDigest;
import dev.aiengine.contract.endpoints.Batching;
import dev.aiengine.contract.prediction.PredictResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PredictionServerTest {
    private static final String ONE = "{\"inputs\":[\"nice\"]}";

    private final CountDownLatch gate = new CountDownLatch(1);
    private final FakePredictor predictor = new FakePredictor("good", gate);

    @TempDir
    Path folder;

    private ServingFixture agent;

    @BeforeEach
    void serve() throws Exception {
        agent = new ServingFixture(folder, _ -> predictor);
        agent.state.desire(ServingFixture.plan(agent.endpoint("reviews", 1, "linear")));
        await().until(agent.state::ready);
        gate.countDown();
    }

    @AfterEach
    void close() throws Exception {
        gate.countDown();
        agent.close();
    }

    @Test
    void aPredictionNamesTheModelThatMadeIt() throws Exception {
        HttpResponse<String> response = agent.send(agent.json("reviews", "{\"inputs\":[\"nice\",\"naïve €\"]}"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        PredictResponse answer = Json.MAPPER.readValue(response.body(), PredictResponse.class);
        assertThat(answer.id()).isNotBlank();
        assertThat(answer.model()).isEqualTo("reviews");
        assertThat(answer.version()).isEqualTo(1);
        assertThat(answer.variant()).isEqualTo(0);
        assertThat(answer.predictions())
                .extracting(node -> node.get("text").asString())
                .containsExactly("nice", "naïve €");
    }

    @Test
    void everyPredictionHasAnIdOfItsOwn() throws Exception {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            ids.add(Json.MAPPER
                    .readTree(agent.send(agent.json("reviews", ONE)).body())
                    .get("id")
                    .asString());
        }
        assertThat(ids).hasSize(50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "text/plain; charset=utf-8", "text/plain;charset=\"UTF-8\""})
    void aTextMayComeAsItIs(String type) throws Exception {
        HttpResponse<String> response =
                agent.send(agent.json("reviews", "Grüße").setHeader("Content-Type", type));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("Grüße");
    }

    @Test
    void aKeyMayComeInEitherHeader() throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(agent.uri("/api/v1/predict/reviews"))
                .header("X-API-Key", ServingFixture.KEY)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(ONE));

        assertThat(agent.send(request).statusCode()).isEqualTo(200);
    }

    @Test
    void withoutAValidKeyNothingIsAnswered() throws Exception {
        HttpRequest.Builder none =
                HttpRequest.newBuilder(agent.uri("/api/v1/predict/reviews")).POST(BodyPublishers.noBody());

        assertProblem(agent.send(none), 401, "a key is needed");
        assertProblem(
                agent.send(agent.json("reviews", ONE).setHeader("Authorization", "Bearer other")), 401, "not valid");
        assertProblem(agent.send(agent.json("reviews", ONE).setHeader("Authorization", "Basic eA==")), 401, "a key");
        assertThat(agent.send(none).headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertProblem(agent.send(HttpRequest.newBuilder(agent.uri("/metrics"))), 401, "a key is needed");
    }

    @Test
    void aKeyExpiresAndARevokedKeyIsForgotten() throws Exception {
        ServingPlan plan = ServingFixture.plan(agent.endpoint("reviews", 1, "linear"));
        String digest = plan.keys().getFirst().sha256();
        Instant soon = Instant.parse("2030-01-01T00:00:00Z");
        agent.state.desire(new ServingPlan("acme", List.of(new KeyDigest(digest, soon)), plan.endpoints()));
        assertThat(agent.send(agent.json("reviews", ONE)).statusCode()).isEqualTo(200);

        agent.now.set(soon);
        assertThat(agent.send(agent.json("reviews", ONE)).statusCode()).isEqualTo(401);

        agent.state.desire(plan);
        assertThat(agent.send(agent.json("reviews", ONE)).statusCode()).isEqualTo(200);
        agent.state.desire(new ServingPlan("acme", List.of(), plan.endpoints()));
        assertThat(agent.send(agent.json("reviews", ONE)).statusCode()).isEqualTo(401);
    }

    @Test
    void unknownPlacesAreNotFound() throws Exception {
        assertProblem(agent.send(agent.json("others", ONE)), 404, "no endpoint others");
        assertProblem(agent.send(agent.json("reviews/more", ONE)), 404, "nothing at");
    }

    @Test
    void onlyPostPredicts() throws Exception {
        HttpResponse<String> response = agent.send(agent.json("reviews", ONE).GET());

        assertProblem(response, 405, "POST");
        assertThat(response.headers().firstValue("Allow")).contains("POST");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"inputs\":[\"a\"],\"input\":1} | input",
                "{\"inputs\":[]}                  | inputs",
                "{}                               | inputs",
                "{\"inputs\":\"a\"}               | inputs",
                "{\"inputs\":[1,2,3,4,5]}         | inputs",
                "{\"inputs\":[1],\"inputs\":[2]}  | inputs",
                "{\"inputs\":[1],\"subject\":2}   | subject",
                "{\"inputs\":[1],\"params\":{\"a\":1}} | params",
                "{\"inputs\":[\"a\",\"bad\"]}     | inputs[1]",
                "{\"inputs\":[\"bad\"]}           | inputs[0]",
            })
    void aFieldThatIsWrongIsNamed(String body, String field) throws Exception {
        HttpResponse<String> response = agent.send(agent.json("reviews", body));

        assertThat(response.statusCode()).isEqualTo(400);
        Problem problem = Json.MAPPER.readValue(response.body(), Problem.class);
        assertThat(problem.errors()).extracting(Problem.FieldError::field).containsExactly(field);
        assertThat(problem.instance()).isEqualTo("/api/v1/predict/reviews");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "{\"inputs\":[\"a\"", "{\"inputs\":[\"a\"]} x", "{\"inputs\":[}", "nonsense"})
    void malformedJsonIsABadRequest(String body) throws Exception {
        assertProblem(agent.send(agent.json("reviews", body)), 400, "");
    }

    @Test
    void aTextThatIsNotUtf8IsABadRequest() throws Exception {
        HttpRequest.Builder request = agent.json("reviews", "")
                .setHeader("Content-Type", "text/plain")
                .POST(BodyPublishers.ofByteArray(new byte[] {'a', (byte) 0xff}));

        assertProblem(agent.send(request), 400, "not UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"video/mp4", "application/x-www-form-urlencoded", "text/plain; charset=latin1"})
    void otherMediaTypesAreNotRead(String type) throws Exception {
        assertProblem(agent.send(agent.json("reviews", ONE).setHeader("Content-Type", type)), 415, "");
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedWhetherItsLengthIsToldOrNot() throws Exception {
        String body = "{\"inputs\":[\"" + "x".repeat(100_000) + "\"]}";
        HttpRequest.Builder chunked = agent.json("reviews", "")
                .POST(BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))));

        assertProblem(agent.send(agent.json("reviews", body)), 413, "2000 bytes");
        assertProblem(agent.send(chunked), 413, "2000 bytes");
        assertThat(agent.send(agent.json("reviews", ONE)).statusCode()).isEqualTo(200);
    }

    @Test
    void aModelThatFailsIsAnInternalErrorWithoutItsDetails() throws Exception {
        HttpResponse<String> response = agent.send(agent.json("reviews", "{\"inputs\":[\"crash\"]}"));

        assertProblem(response, 500, "the model failed");
        assertThat(response.body()).doesNotContain("bug");
    }

    @Test
    void aRequestWhoseDeadlinePassesIsNotPredicted() throws Exception {
        assertProblem(agent.send(agent.json("reviews", ONE).header("X-Deadline-Millis", "0")), 504, "deadline");
        assertProblem(
                agent.send(agent.json("reviews", ONE).header("X-Deadline-Millis", "soon")), 400, "X-Deadline-Millis");
        assertThat(predictor.batches).isEmpty();
    }

    @Test
    void aFullQueueIsSaidAtOnce() throws Exception {
        CountDownLatch closedGate = new CountDownLatch(1);
        FakePredictor busy = new FakePredictor("busy", closedGate);
        agent.loader.set(_ -> busy);
        agent.state.desire(
                ServingFixture.plan(agent.endpoint("reviews", 1, "linear"), agent.endpoint("busy", 1, "busy")));
        await().until(agent.state::ready);
        CompletableFuture<HttpResponse<String>> inside = sendAsync("{\"inputs\":[\"a\"]}");
        busy.entered.acquire();

        // There is room for one of them, and the other is the first to be answered.
        CompletableFuture<HttpResponse<String>> one = sendAsync("{\"inputs\":[\"a\",\"b\",\"c\"]}");
        CompletableFuture<HttpResponse<String>> other = sendAsync("{\"inputs\":[\"d\",\"e\",\"f\"]}");
        HttpResponse<String> full =
                one.applyToEither(other, response -> response).get(20, TimeUnit.SECONDS);

        assertProblem(full, 503, "too many requests wait");
        assertThat(full.headers().firstValue("Retry-After")).contains("1");
        closedGate.countDown();
        assertThat(List.of(
                        inside.get().statusCode(),
                        one.get().statusCode(),
                        other.get().statusCode()))
                .containsExactlyInAnyOrder(200, 200, 503);
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrder() throws Exception {
        EndpointPlan narrow = agent.endpoint("reviews", 2, "linear");
        agent.state.desire(
                ServingFixture.plan(new EndpointPlan("reviews", 2, new Batching(8, 0, 1000), null, narrow.variants())));
        await().until(() -> agent.state.holds().getFirst().generation() == 2);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), agent.server.port())) {
            StringBuilder requests = new StringBuilder();
            for (int i = 0; i < 300; i++) {
                requests.append(
                        i % 3 == 2
                                ? "GET /livez HTTP/1.1\r\nHost: a\r\n\r\n"
                                : raw("{\"inputs\":[\"n" + i + "\"]}", ""));
            }
            requests.append(raw("{\"inputs\":[\"last\"]}", "Connection: close\r\n"));
            Thread writing = Thread.ofVirtual().start(() -> {
                try {
                    socket.getOutputStream().write(requests.toString().getBytes(StandardCharsets.UTF_8));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            String answers = readAll(socket.getInputStream());
            writing.join();

            int from = 0;
            for (int i = 0; i < 300; i++) {
                String expected = i % 3 == 2 ? "{\"status\":\"UP\"}" : "\"n" + i + "\"";
                from = answers.indexOf(expected, from);
                assertThat(from).as("answer %s comes after the one before", i).isPositive();
            }
            assertThat(answers).endsWith("\"text\":\"last\"}]}");
        }
    }

    @Test
    void aBodyInPiecesIsPutTogether() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), agent.server.port())) {
            socket.setTcpNoDelay(true);
            for (byte one : raw(ONE, "Connection: close\r\n").getBytes(StandardCharsets.UTF_8)) {
                socket.getOutputStream().write(one);
                socket.getOutputStream().flush();
            }
            assertThat(readAll(socket.getInputStream()))
                    .startsWith("HTTP/1.1 200 OK")
                    .contains("nice");
        }
    }

    @Test
    void whoAsksBeforeSendingABodyIsToldToGoOnOrRefused() throws Exception {
        HttpRequest.Builder welcome = agent.json("reviews", ONE).expectContinue(true);
        HttpRequest.Builder stranger = agent.json("reviews", ONE)
                .setHeader("Authorization", "Bearer other")
                .expectContinue(true);

        assertThat(agent.send(welcome).statusCode()).isEqualTo(200);
        assertThat(agent.send(stranger).statusCode()).isEqualTo(401);
    }

    @Test
    void whatIsNoHttpIsRefused() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), agent.server.port())) {
            socket.getOutputStream().write("nonsense\r\n\r\n".getBytes(StandardCharsets.UTF_8));

            assertThat(readAll(socket.getInputStream())).startsWith("HTTP/1.1 400");
        }
    }

    @Test
    void probesAreOpenToEverybody() throws Exception {
        for (String probe : List.of("/livez", "/readyz", "/api/v1/health")) {
            HttpResponse<String> response = agent.send(HttpRequest.newBuilder(agent.uri(probe)));
            assertThat(response.statusCode()).as(probe).isEqualTo(200);
            assertThat(response.body()).contains("\"status\":\"UP\"");
            assertThat(agent.send(HttpRequest.newBuilder(agent.uri(probe)).HEAD())
                            .statusCode())
                    .isEqualTo(200);
        }
        assertProblem(agent.send(HttpRequest.newBuilder(agent.uri("/livez")).DELETE()), 405, "GET, HEAD");
    }

    @Test
    void anAgentThatHasHeardNothingSaysThatItIsNotReady(@TempDir Path other) throws Exception {
        try (ServingFixture fresh = new ServingFixture(other, _ -> predictor)) {
            assertProblem(fresh.send(fresh.json("reviews", ONE)), 503, "not heard from the control plane");
            assertThat(fresh.send(HttpRequest.newBuilder(fresh.uri("/livez"))).statusCode())
                    .isEqualTo(200);
            HttpResponse<String> ready = fresh.send(HttpRequest.newBuilder(fresh.uri("/readyz")));
            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.headers().firstValue("Retry-After")).contains("1");
        }
    }

    @Test
    void aServerThatClosesFinishesWhatHasBegun() throws Exception {
        CountDownLatch closedGate = new CountDownLatch(1);
        FakePredictor busy = new FakePredictor("busy", closedGate);
        agent.loader.set(_ -> busy);
        agent.state.desire(ServingFixture.plan(agent.endpoint("busy", 1, "busy")));
        await().until(agent.state::ready);
        CompletableFuture<HttpResponse<String>> begun =
                agent.http.sendAsync(agent.json("busy", ONE).build(), BodyHandlers.ofString());
        busy.entered.acquire();

        CompletableFuture<Void> closing = CompletableFuture.runAsync(() -> {
            try {
                agent.server.close(Duration.ofSeconds(10));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        await().until(() -> refusesConnections(agent.server.port()));
        closedGate.countDown();

        assertThat(begun.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        closing.get(20, TimeUnit.SECONDS);
    }

    private CompletableFuture<HttpResponse<String>> sendAsync(String body) {
        return agent.http.sendAsync(agent.json("busy", body).build(), BodyHandlers.ofString());
    }

    private static boolean refusesConnections(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return !socket.isConnected();
        } catch (IOException e) {
            return true;
        }
    }

    private static String raw(String body, String headers) {
        return "POST /api/v1/predict/reviews HTTP/1.1\r\nHost: a\r\nX-API-Key: " + ServingFixture.KEY
                + "\r\nContent-Type: application/json\r\n" + headers + "Content-Length: " + body.length() + "\r\n\r\n"
                + body;
    }

    private static String readAll(InputStream in) throws Exception {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void assertProblem(HttpResponse<String> response, int status, String detail) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        Problem problem = Json.MAPPER.readValue(response.body(), Problem.class);
        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.title()).isNotBlank();
        assertThat(problem.detail()).contains(detail);
    }
}
