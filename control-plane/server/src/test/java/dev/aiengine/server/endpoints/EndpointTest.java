package dev.aiengine.server.endpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.aiengine.contract.Json;
import dev.aiengine.contract.Problem;
import dev.aiengine.contract.agent.DesiredState;
import dev.aiengine.contract.agent.Heartbeat;
import dev.aiengine.contract.agent.Heartbeat.Held;
import dev.aiengine.contract.agent.ServingPlan;
import dev.aiengine.contract.endpoints.Endpoint;
import dev.aiengine.contract.endpoints.EndpointState;
import dev.aiengine.contract.endpoints.Rule;
import dev.aiengine.contract.tenancy.Quota;
import dev.aiengine.contract.tenancy.Role;
import dev.aiengine.contract.tenancy.TenantChange;
import dev.aiengine.server.EngineTest;
import dev.aiengine.server.TestEngine;
import dev.aiengine.server.TestEngine.Answer;
import dev.aiengine.server.fleet.Fleet;
import dev.aiengine.server.fleet.PlayedCluster;
import dev.aiengine.server.fleet.PlayedCluster.PlayedAgent;
import dev.aiengine.server.fleet.PlayedTraining;
import dev.aiengine.server.web.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@EngineTest
class EndpointTest {
    private final TestEngine engine;
    private final PlayedCluster cluster;
    private final Fleet fleet;
    private final String tenant;
    private final String key;
    private final AtomicReference<String> heardKey = new AtomicReference<>("");
    private HttpServer agentServer;

    EndpointTest(TestEngine engine, PlayedCluster cluster, Fleet fleet) throws IOException {
        this.engine = engine;
        this.cluster = cluster;
        this.fleet = fleet;
        this.tenant = engine.createTenant();
        this.key = engine.key(tenant, Role.TENANT_MEMBER);
        this.agentServer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void anAgentThatAnswers() {
        agentServer.createContext("/api/v1/predict/", exchange -> {
            heardKey.set(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            byte[] answer = ("{\"echo\":" + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                            + "}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        agentServer.start();
    }

    @AfterEach
    void stopTheAgent() {
        agentServer.stop(0);
    }

    @Test
    void anEndpointIsReadyWhenItsAgentSaysSoAndThenPredicts() {
        train("topics", 1);
        Endpoint created = put("news", "1").expect(200).as(Endpoint.class);
        assertThat(created.state()).isEqualTo(EndpointState.STARTING);
        Answer early = predict(key, "news").expect(503);
        assertThat(early.detail()).startsWith("Endpoint news is not ready: ");
        assertThat(early.header("Retry-After")).isEqualTo("1");

        PlayedAgent agent = pool(1);
        ServingPlan plan = beat(agent);
        assertThat(plan.endpoints()).extracting(ServingPlan.EndpointPlan::name).containsExactly("news");
        agent.get(
                        engine,
                        "blobs/"
                                + plan.endpoints()
                                        .getFirst()
                                        .variants()
                                        .getFirst()
                                        .packageSha256())
                .expect(200);
        beat(agent, new Held("news", 1, true, null));

        assertThat(endpoint("news").state()).isEqualTo(EndpointState.READY);
        assertThat(predict(key, "news").expect(200).body()).isEqualTo("{\"echo\":{\"inputs\":[\"a\"]}}");
        String gatewayKey = heardKey.get().substring("Bearer ".length());
        assertThat(plan.keys()).extracting(ServingPlan.KeyDigest::sha256).contains(Digest.sha256(gatewayKey));
    }

    @Test
    void rulesGoToTheAgentsAndAreVersionedWithTheEndpoint() {
        train("topics", 1);
        put("news", "1").expect(200);
        Map<String, Object> rule =
                Map.of("name", "unsure", "when", "prediction.score < 0.6", "set", Map.of("label", "'unsure'"));
        Endpoint changed = putRules(Map.of("after", List.of(rule))).expect(200).as(Endpoint.class);
        assertThat(changed.generation()).isEqualTo(2);
        assertThat(Objects.requireNonNull(changed.rules()).after()).hasSize(1);
        assertThat(Objects.requireNonNull(beat(pool(1)).endpoints().getFirst().rules())
                        .after())
                .extracting(Rule::name)
                .containsExactly("unsure");
    }

    @Test
    void rulesThatDoNotCompileAreRefusedWithThePositionOfTheError() {
        train("topics", 1);
        Map<String, Object> rule =
                Map.of("name", "unsure", "when", "predction.score < 0.6", "set", Map.of("label", "'unsure"));
        Answer refused = putRules(Map.of("after", List.of(rule))).expect(422);
        assertThat(refused.as(Problem.class).errors())
                .extracting(error -> error.field() + " " + error.message())
                .satisfiesExactlyInAnyOrder(
                        told -> assertThat(told)
                                .startsWith("rules.after[0].when line 1, column 1: undeclared reference"),
                        told -> assertThat(told).startsWith("rules.after[0].set.label line 1, column 1: "));
        engine.get(key, "/api/v1/endpoints/news").expect(404);
    }

    private Answer putRules(Map<String, Object> rules) {
        return engine.put(
                key,
                "/api/v1/endpoints/news",
                Map.of("variants", List.of(Map.of("model", "topics", "version", "1")), "rules", rules));
    }

    @Test
    void aModelThatCannotBeLoadedIsReportedInTheAgentsWords() {
        train("topics", 1);
        put("news", "1").expect(200);
        beat(pool(1), new Held("news", 1, false, "weights.bin is damaged"));

        assertThat(endpoint("news").state()).isEqualTo(EndpointState.FAILED);
        assertThat(predict(key, "news").expect(503).detail()).contains("weights.bin is damaged");
    }

    @Test
    void aNewGenerationThatCannotBeLoadedIsSaidToHaveFailedWhileTheOldOneAnswers() {
        train("topics", 1);
        train("topics", 2);
        put("news", "1").expect(200);
        PlayedAgent agent = pool(1);
        beat(agent, new Held("news", 1, true, null));
        put("news", "2").expect(200);

        beat(agent, new Held("news", 1, true, "weights.bin is damaged"));

        assertThat(endpoint("news").state()).isEqualTo(EndpointState.FAILED);
        assertThat(endpoint("news").reason()).isEqualTo("weights.bin is damaged");
        predict(key, "news").expect(200);
    }

    @Test
    void aMovedAliasReachesTheAgentWithItsNextHeartbeat() {
        train("topics", 1);
        train("topics", 2);
        point(1);
        put("news", "@champion").expect(200);
        PlayedAgent agent = pool(1);
        assertThat(beat(agent).endpoints().getFirst().variants().getFirst().version())
                .isEqualTo(1);

        point(2);

        assertThat(beat(agent).endpoints().getFirst().variants().getFirst().version())
                .isEqualTo(2);
    }

    @Test
    void aLostServingAgentIsReplacedAndItsRouteIsGone() {
        train("topics", 1);
        put("news", "1").expect(200);
        PlayedAgent first = pool(1);
        beat(first, new Held("news", 1, true, null));
        predict(key, "news").expect(200);

        cluster.kill(first);
        PlayedAgent second = pool(2);

        predict(key, "news").expect(503);
        beat(second, new Held("news", 1, true, null));
        predict(key, "news").expect(200);
    }

    @Test
    void anAgentThatDoesNotAnswerIs503() {
        train("topics", 1);
        put("news", "1").expect(200);
        beat(pool(1), new Held("news", 1, true, null));
        agentServer.stop(0);

        assertThat(predict(key, "news").expect(503).detail()).startsWith("The agent of endpoint news does not answer");
    }

    @Test
    void theSameSpecAgainChangesNothingAndAnotherIsANewGeneration() {
        train("topics", 1);
        train("topics", 2);

        assertThat(put("news", "1").as(Endpoint.class).generation()).isEqualTo(1);
        assertThat(put("news", "1").as(Endpoint.class).generation()).isEqualTo(1);
        assertThat(put("news", "2").as(Endpoint.class).generation()).isEqualTo(2);
    }

    @Test
    void theLastEndpointTakesTheServingPoolWithIt() {
        train("topics", 1);
        put("news", "1").expect(200);
        PlayedAgent agent = pool(1);
        beat(agent, new Held("news", 1, true, null));

        engine.delete(key, "/api/v1/endpoints/news").expect(204);

        predict(key, "news").expect(404);
        await().until(() -> cluster.wasStopped(agent));
        assertThat(fleet.replicas(tenant)).isEmpty();
    }

    @Test
    void anotherTenantsEndpointIsNotThere() {
        train("topics", 1);
        put("news", "1").expect(200);
        beat(pool(1), new Held("news", 1, true, null));
        String stranger = engine.member();

        predict(stranger, "news").expect(404);
        engine.get(stranger, "/api/v1/endpoints/news").expect(404);
        assertThat(engine.send(engine.request(stranger, "/api/v1/predict/news")
                                .header("X-Tenant", tenant)
                                .POST(BodyPublishers.ofString("{\"inputs\":[\"a\"]}")))
                        .expect(403)
                        .detail())
                .contains("not one of tenant");
    }

    @Test
    void aPredictKeyPredictsAndDoesNothingElse() {
        train("topics", 1);
        put("news", "1").expect(200);
        beat(pool(1), new Held("news", 1, true, null));
        String predictOnly = engine.key(tenant, Role.PREDICT);

        predict(predictOnly, "news").expect(200);
        engine.get(predictOnly, "/api/v1/endpoints/news").expect(403);
        engine.get(predictOnly, "/api/v1/models").expect(403);
    }

    @Test
    void requestsAboveTheTenantsRateAre429() {
        train("topics", 1);
        put("news", "1").expect(200);
        beat(pool(1), new Held("news", 1, true, null));
        Quota two = new Quota(null, null, null, null, 2, null);
        engine.send(engine.request(TestEngine.OPERATOR, "/api/v1/tenants/" + tenant)
                        .header("Content-Type", "application/json")
                        .method(
                                "PATCH",
                                BodyPublishers.ofString(Json.MAPPER.writeValueAsString(new TenantChange(null, two)))))
                .expect(200);

        predict(key, "news").expect(200);
        predict(key, "news").expect(200);
        assertThat(predict(key, "news").expect(429).detail()).contains("quota of 2 requests per second");
    }

    @Test
    void badSpecsSayWhatIsWrong() {
        train("topics", 1);

        assertThat(put("news", "7").expect(422).detail())
                .isEqualTo("variants[0]: There is no version 7 of model topics");
        assertThat(put("news", "@champion").expect(422).detail())
                .isEqualTo("variants[0]: There is no alias @champion of model topics");
        assertThat(engine.put(key, "/api/v1/endpoints/news", Map.of("variants", List.of()))
                        .expect(422)
                        .detail())
                .startsWith("variants: ");
        engine.put(key, "/api/v1/endpoints/..%2Fx", Map.of("variants", List.of()))
                .expect(422);
        assertThat(engine.get(key, "/api/v1/endpoints").json().get("items").size())
                .isZero();
    }

    @Test
    void aBodyOverTheLimitIs413() {
        byte[] large = new byte[(16 << 20) + 1];

        engine.send(engine.request(key, "/api/v1/predict/news").POST(BodyPublishers.ofByteArray(large)))
                .expect(413);
    }

    @Test
    void whoIsOverTheRateIsRefusedBeforeTheBodyIsSent() throws IOException {
        String none = engine.key(engine.createTenant(new Quota(null, null, null, null, 0, null)), Role.TENANT_MEMBER);

        assertThat(engine.announce(none, "/api/v1/predict/news", "application/json", 1_000))
                .contains(" 429 ");
    }

    @Test
    void aBodyWithoutALengthIsHandedOnWhole() {
        ready();
        byte[] large = ("{\"inputs\":[\"" + "a".repeat(100_000) + "\"]}").getBytes(StandardCharsets.UTF_8);

        for (int length : new int[] {0, 1 << 16, large.length}) {
            byte[] body = Arrays.copyOf(large, length);
            assertThat(engine.send(engine.request(key, "/api/v1/predict/news")
                                    .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))))
                            .expect(200)
                            .body())
                    .isEqualTo("{\"echo\":" + new String(body, StandardCharsets.UTF_8) + "}");
        }
        byte[] tooLarge = new byte[(16 << 20) + 1];
        engine.send(engine.request(key, "/api/v1/predict/news")
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tooLarge))))
                .expect(413);
    }

    @Test
    void anAnswerLargerThanAllowedIsNotHandedOn() {
        ready();
        answering((64 << 20) + 1, 100_000);

        assertThat(predict(key, "news").expect(502).detail())
                .contains("The agent's answer of 67108865 bytes", "at most 67108864 bytes");
    }

    @Test
    void anAnswerThatBreaksOffIsNotTakenForAWholeOne() {
        ready();
        answering(200_000, 100_000);

        assertThatThrownBy(() -> predict(key, "news")).isInstanceOf(UncheckedIOException.class);
    }

    /** Lets the agent announce more than it sends. */
    private void answering(long announced, int sent) {
        agentServer.removeContext("/api/v1/predict/");
        agentServer.createContext("/api/v1/predict/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, announced);
            exchange.getResponseBody().write(new byte[sent]);
            exchange.close();
        });
    }

    private void ready() {
        train("topics", 1);
        put("news", "1").expect(200);
        beat(pool(1), new Held("news", 1, true, null));
    }

    private void train(String model, int version) {
        PlayedTraining.of(engine, cluster, key, model, "package " + version);
    }

    private void point(int version) {
        engine.put(key, "/api/v1/models/topics/aliases/champion", Map.of("version", version))
                .expect(200);
    }

    private Answer put(String name, String version) {
        return engine.put(
                key,
                "/api/v1/endpoints/" + name,
                Map.of("variants", List.of(Map.of("model", "topics", "version", version))));
    }

    private Endpoint endpoint(String name) {
        return engine.get(key, "/api/v1/endpoints/" + name).expect(200).as(Endpoint.class);
    }

    private Answer predict(String caller, String endpoint) {
        return engine.post(caller, "/api/v1/predict/" + endpoint, Map.of("inputs", List.of("a")));
    }

    private PlayedAgent pool(int attempt) {
        return cluster.agent(fleet.replicas(tenant).getFirst().id(), attempt);
    }

    private ServingPlan beat(PlayedAgent agent, Held... held) {
        String address = "http://127.0.0.1:" + agentServer.getAddress().getPort();
        DesiredState desired = agent.post(
                        engine, "heartbeat", new Heartbeat("node", 1, address, 1 << 20, null, null, List.of(held)))
                .expect(200)
                .as(DesiredState.class);
        return Objects.requireNonNull(desired.serving());
    }
}
