package dev.aiengine.agent.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aiengine.agent.serving.FakePredictor;
import dev.aiengine.contract.Json;
import dev.aiengine.contract.agent.ServingPlan.EndpointPlan;
import dev.aiengine.contract.endpoints.Rules;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** An endpoint's rules around its model, over HTTP. */
class RulesTest {
    private final FakePredictor predictor = new FakePredictor("good");

    @TempDir
    Path folder;

    private ServingFixture agent;

    @BeforeEach
    void serve() throws Exception {
        agent = new ServingFixture(folder, _ -> predictor);
    }

    @AfterEach
    void close() throws Exception {
        agent.close();
    }

    @Test
    void aPredictionIsWhatTheRulesAfterTheModelMakeOfIt() throws Exception {
        hold("""
                {"after": [{"name": "shout", "when": "prediction.label == 'good'",
                            "set": {"label": "'GOOD'", "of": "input"}}]}""");
        assertThat(predict("{\"inputs\":[\"nice\"]}").get("predictions"))
                .isEqualTo(Json.MAPPER.readTree("[{\"label\":\"GOOD\",\"text\":\"nice\",\"of\":\"nice\"}]"));
    }

    @Test
    void whatARuleAnswersIsNotAskedOfTheModelAndKeepsItsPlace() throws Exception {
        hold("""
                {"before": [{"name": "known", "when": "input.startsWith('known')", "answer": "{'label': 'rule'}"}]}""");
        assertThat(predict("{\"inputs\":[\"nice\",\"known one\",\"fine\"]}")
                        .get("predictions")
                        .valueStream())
                .extracting(prediction -> prediction.get("label").asString())
                .containsExactly("good", "rule", "good");
        assertThat(predict("{\"inputs\":[\"known two\"]}")
                        .get("predictions")
                        .get(0)
                        .get("label")
                        .asString())
                .isEqualTo("rule");
        assertThat(predictor.batches).containsExactly(2);
    }

    @Test
    void anInputThatTheModelCannotReadIsNamedByItsPlaceInTheRequest() throws Exception {
        hold("""
                {"before": [{"name": "known", "when": "input == 'known'", "answer": "{}"}]}""");
        HttpResponse<String> response = agent.send(agent.json("reviews", "{\"inputs\":[\"known\",\"nice\",\"bad\"]}"));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("inputs[2]");
    }

    @Test
    void aRefusedInputIsNamedWithTheRule() throws Exception {
        hold("""
                {"before": [{"name": "short", "when": "size(input) > 5", "reject": "'at most 5 characters'"}]}""");
        HttpResponse<String> response = agent.send(agent.json("reviews", "{\"inputs\":[\"nice\",\"too long\"]}"));
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body()).contains("inputs[1]", "refused by rule short: at most 5 characters");
        assertThat(predictor.batches).isEmpty();
    }

    @Test
    void theSubjectIsKnownToTheRules() throws Exception {
        hold("""
                {"after": [{"name": "who", "set": {"for": "subject"}}]}""");
        assertThat(predict("{\"inputs\":[\"nice\"],\"subject\":\"ann\"}")
                        .get("predictions")
                        .get(0)
                        .get("for")
                        .asString())
                .isEqualTo("ann");
    }

    @Test
    void newRulesNeedNoReloadOfTheModel() throws Exception {
        hold("""
                {"after": [{"name": "a", "set": {"label": "'one'"}}]}""");
        JsonNode before = predict("{\"inputs\":[\"nice\"]}");
        EndpointPlan plan = agent.endpoint("reviews", 2, "linear");
        agent.state.desire(ServingFixture.plan(new EndpointPlan("reviews", 2, plan.batching(), null, plan.variants())));
        await().until(() -> agent.state.holds().getFirst().generation() == 2);
        assertThat(before.get("predictions").get(0).get("label").asString()).isEqualTo("one");
        assertThat(predict("{\"inputs\":[\"nice\"]}")
                        .get("predictions")
                        .get(0)
                        .get("label")
                        .asString())
                .isEqualTo("good");
        assertThat(predictor.closed.getCount()).isEqualTo(1);
    }

    @Test
    void aRawImageIsTheOneInputAndEmptyForTheRules() throws Exception {
        hold("""
                {"before": [{"name": "look", "answer": "{'seen': input.image}"}]}""");
        HttpResponse<String> response = agent.send(agent.json("reviews", "")
                .setHeader("Content-Type", "image/png")
                .POST(BodyPublishers.ofByteArray(new byte[] {1, 2, 3})));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("{\"seen\":\"\"}");
    }

    @Test
    void anEmptyImageIsRefused() throws Exception {
        hold("{}");
        HttpResponse<String> response = agent.send(agent.json("reviews", "").setHeader("Content-Type", "image/jpeg"));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("the image is empty");
    }

    private void hold(String rules) throws Exception {
        EndpointPlan plan = agent.endpoint("reviews", 1, "linear");
        agent.state.desire(ServingFixture.plan(new EndpointPlan(
                "reviews", 1, plan.batching(), Json.MAPPER.readValue(rules, Rules.class), plan.variants())));
        await().until(agent.state::ready);
    }

    private JsonNode predict(String body) throws Exception {
        HttpResponse<String> response = agent.send(agent.json("reviews", body));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Json.MAPPER.readTree(response.body());
    }
}
