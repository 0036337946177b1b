package dev.aiengine.server.training;

import static dev.aiengine.server.fleet.PlayedTraining.trained;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aiengine.contract.Json;
import dev.aiengine.contract.agent.DesiredState;
import dev.aiengine.contract.agent.Heartbeat;
import dev.aiengine.contract.agent.TrainingOrder;
import dev.aiengine.contract.agent.TrainingOutcome;
import dev.aiengine.contract.registry.ModelVersion;
import dev.aiengine.contract.tenancy.Quota;
import dev.aiengine.contract.tenancy.Role;
import dev.aiengine.contract.training.JobState;
import dev.aiengine.contract.training.Progress;
import dev.aiengine.contract.training.TrainingJob;
import dev.aiengine.server.EngineTest;
import dev.aiengine.server.TestEngine;
import dev.aiengine.server.TestEngine.Answer;
import dev.aiengine.server.fleet.PlayedCluster;
import dev.aiengine.server.fleet.PlayedCluster.PlayedAgent;
import dev.aiengine.server.fleet.PlayedTraining;
import dev.aiengine.server.web.Digest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@EngineTest
class TrainingTest {
    private static final String CSV = "text,label\ngood film,pos\nbad film,neg\nfine,pos\nawful,neg\n";

    private final TestEngine engine;
    private final PlayedCluster cluster;
    private final String tenant;
    private final String key;

    TrainingTest(TestEngine engine, PlayedCluster cluster) {
        this.engine = engine;
        this.cluster = cluster;
        this.tenant = engine.createTenant();
        this.key = engine.key(tenant, Role.TENANT_MEMBER);
    }

    @Test
    void aJobBecomesAVersionOfItsModel() {
        engine.upload(key, "reviews", CSV);
        TrainingJob job = submit(Map.of());
        assertThat(job.dataset()).isEqualTo("reviews@1");
        PlayedAgent agent = cluster.agent(job.id(), 1);

        TrainingOrder order = agent.get(engine, "order").expect(200).as(TrainingOrder.class);
        assertThat(order.params()).containsEntry("seed", 42).containsEntry("testFraction", 0.2);
        agent.get(engine, "blobs/" + Objects.requireNonNull(order.train()).sha256())
                .expect(200);
        beat(agent, new Progress(0.5, 1, 2, 3.0), Map.of("loss", 0.7));
        TrainingJob halfWay = job(job.id());
        assertThat(halfWay.state()).isEqualTo(JobState.RUNNING);
        assertThat(halfWay.progress().fraction()).isEqualTo(0.5);
        assertThat(halfWay.metrics()).containsEntry("loss", 0.7);
        finish(agent, "package of " + job.id());

        TrainingJob done = job(job.id());
        assertThat(done.state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(done.version()).isEqualTo(1);
        assertThat(done.metrics()).containsEntry("accuracy", 0.9);
        ModelVersion version =
                engine.get(key, "/api/v1/models/topics/versions/1").expect(200).as(ModelVersion.class);
        assertThat(version.trainingJob()).isEqualTo(job.id());
        assertThat(version.dataset()).isEqualTo("reviews@1");
    }

    @Test
    void anOutcomeToldAgainChangesNothing() {
        engine.upload(key, "reviews", CSV);
        TrainingJob job = submit(Map.of());
        PlayedAgent agent = cluster.agent(job.id(), 1);
        finish(agent, "package");

        agent.post(engine, "outcome", trained("package")).expect(410);
        assertThat(engine.get(key, "/api/v1/models/topics/versions")
                        .json()
                        .get("items")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void aKilledAgentIsFollowedByTheNextAttemptWhichGetsTheCheckpoint() {
        engine.upload(key, "reviews", CSV);
        TrainingJob job = submit(Map.of());
        PlayedAgent first = cluster.agent(job.id(), 1);
        beat(first, Progress.NONE, Map.of());
        byte[] checkpoint = "weights so far".getBytes(StandardCharsets.UTF_8);
        first.put(engine, "checkpoint/" + sha256("weights so far"), checkpoint).expect(204);

        cluster.kill(first);
        PlayedAgent second = cluster.agent(job.id(), 2);

        TrainingOrder order = second.get(engine, "order").expect(200).as(TrainingOrder.class);
        assertThat(order.checkpoint()).isEqualTo(sha256("weights so far"));
        assertThat(second.get(engine, "blobs/" + order.checkpoint()).expect(200).body())
                .isEqualTo("weights so far");
        first.post(engine, "outcome", trained("late")).expect(410);
        first.put(engine, "checkpoint/" + sha256("late"), "late".getBytes(StandardCharsets.UTF_8))
                .expect(410);
        finish(second, "package");
        TrainingJob done = job(job.id());
        assertThat(done.state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(done.attempt()).isEqualTo(2);
    }

    @Test
    void aJobThatLosesEveryAttemptFailsAndSaysWhy() {
        engine.upload(key, "reviews", CSV);
        TrainingJob job = submit(Map.of());
        for (int attempt = 1; attempt <= 3; attempt++) {
            cluster.kill(cluster.agent(job.id(), attempt));
        }

        TrainingJob failed =
                await().until(() -> job(job.id()), now -> now.state().ended());

        assertThat(failed.state()).isEqualTo(JobState.FAILED);
        assertThat(failed.reason()).contains("gave up after 3 attempts", "was killed");
    }

    @Test
    void aRefusalFailsTheJobAtOnceInTheAgentsWords() {
        engine.upload(key, "reviews", CSV);
        TrainingJob job = submit(Map.of());

        cluster.agent(job.id(), 1)
                .post(engine, "outcome", new TrainingOutcome.Refused("label neg has 1 row"))
                .expect(204);

        assertThat(job(job.id()).state()).isEqualTo(JobState.FAILED);
        assertThat(job(job.id()).reason()).isEqualTo("label neg has 1 row");
    }

    @Test
    void aCancelledJobStopsItsAgent() {
        engine.upload(key, "reviews", CSV);
        TrainingJob job = submit(Map.of());
        PlayedAgent agent = cluster.agent(job.id(), 1);
        beat(agent, Progress.NONE, Map.of());
        await().until(() -> job(job.id()).state() == JobState.RUNNING);

        engine.delete(key, "/api/v1/train/" + job.id()).expect(200);

        assertThat(job(job.id()).state()).isEqualTo(JobState.CANCELLED);
        agent.post(engine, "heartbeat", new Heartbeat("node", 1, null, 0, null, null, null))
                .expect(410);
        await().until(() -> cluster.wasStopped(agent));
        assertThat(engine.delete(key, "/api/v1/train/" + job.id()).expect(409).detail())
                .contains("CANCELLED");
    }

    @Test
    void aPackageMustHaveTheDigestItWasAnnouncedWith() {
        engine.upload(key, "reviews", CSV);
        PlayedAgent agent = cluster.agent(submit(Map.of()).id(), 1);

        agent.put(engine, "package/" + sha256("one"), "another".getBytes(StandardCharsets.UTF_8))
                .expect(422);
        assertThat(agent.post(engine, "outcome", trained("one")).expect(422).detail())
                .contains("no package with this digest");
    }

    @Test
    void anAgentReadsOnlyWhatItsOrderNamesAndOnlyWithItsToken() {
        engine.upload(key, "reviews", CSV);
        String other = engine.upload(key, "others", CSV + "more,pos\n").sha256();
        PlayedAgent agent = cluster.agent(submit(Map.of()).id(), 1);

        agent.get(engine, "blobs/" + other).expect(404);
        engine.get(key, agent.path("order")).expect(401);
        engine.get("wrong", agent.path("order")).expect(401);
    }

    @Test
    void theSameIdempotencyKeyGivesTheSameJob() {
        engine.upload(key, "reviews", CSV);
        Map<String, Object> request = request(Map.of());

        String first =
                submitWithKey(request, "k-1").expect(202).as(TrainingJob.class).id();
        String again =
                submitWithKey(request, "k-1").expect(202).as(TrainingJob.class).id();
        String other =
                submitWithKey(request, "k-2").expect(202).as(TrainingJob.class).id();

        assertThat(again).isEqualTo(first).isNotEqualTo(other);
        assertThat(submitWithKey(request(Map.of("model", "others")), "k-1")
                        .expect(422)
                        .detail())
                .contains("was used for another request");
    }

    @Test
    void watchersSeeTheJobUntilItEnds() {
        engine.upload(key, "reviews", CSV);
        TrainingJob job = submit(Map.of());
        PlayedAgent agent = cluster.agent(job.id(), 1);
        finish(agent, "package");

        String events = engine.get(key, "/api/v1/train/" + job.id() + "/events")
                .expect(200)
                .body();

        assertThat(events).startsWith("event: job\ndata: {").contains("\"state\":\"SUCCEEDED\"");
    }

    @Test
    void badRequestsSayWhatIsWrongAndQueueNothing() {
        engine.upload(key, "reviews", CSV);
        engine.upload(key, "single", "text,label\na,x\nb,x\n");

        refused(Map.of("task", "telepathy"), "\"telepathy\" is not a task; known are [text-classification, sentiment");
        refused(Map.of("params", Map.of("epocs", 3)), "params.epocs: is not a parameter of text-classification");
        refused(Map.of("params", Map.of("seed", -1)), "params.seed: must be 0 to 2147483647");
        refused(
                Map.of("params", Map.of("method", "magic")),
                "params.method: must be one of [linear, cnn, transformer]");
        refused(
                Map.of("params", Map.of("labelColumn", "stars")),
                "params.labelColumn: dataset reviews@1 has no column \"stars\"; its columns are [text, label]");
        refused(Map.of("dataset", "single"), "fewer than two different labels");
        refused(Map.of("model", "../x"), "model: must be 1 to 63 characters");
        assertThat(engine.get(key, "/api/v1/train").json().get("items").size()).isZero();
    }

    @Test
    void aParameterWithoutADefaultMustBeNamed() {
        engine.upload(key, "reviews", CSV);
        engine.upload(key, "single", "text,label\na,x\nb,x\n");

        refused(Map.of("task", "tabular-classification"), "params.target: is required: the column to predict");
        refused(
                Map.of("task", "tabular-classification", "params", Map.of("target", "stars")),
                "params.target: dataset reviews@1 has no column \"stars\"");
        refused(
                Map.of("task", "tabular-regression", "dataset", "single", "params", Map.of("target", "label")),
                "params.target: column \"label\" of dataset single@1 has fewer than two");
        engine.post(
                        key,
                        "/api/v1/train",
                        request(Map.of(
                                "task",
                                "tabular-classification",
                                "params",
                                Map.of("target", "label", "testDataset", "reviews"))))
                .expect(202);
    }

    @Test
    void aDatasetOfAnotherTenantIsNotThere() {
        engine.upload(engine.member(), "secret", CSV);

        assertThat(engine.post(key, "/api/v1/train", request(Map.of("dataset", "secret")))
                        .expect(404)
                        .detail())
                .isEqualTo("There is no dataset secret");
    }

    @Test
    void aJobOfAnotherTenantIsNotThere() {
        engine.upload(key, "reviews", CSV);
        TrainingJob job = submit(Map.of());
        String stranger = engine.member();

        engine.get(stranger, "/api/v1/train/" + job.id()).expect(404);
        engine.get(stranger, "/api/v1/train/" + job.id() + "/events").expect(404);
        engine.get(stranger, "/api/v1/train/" + job.id() + "/logs").expect(404);
        engine.delete(stranger, "/api/v1/train/" + job.id()).expect(404);
    }

    @Test
    void quotasAreCheckedWhenAJobIsSubmitted() {
        String small = engine.createTenant(new Quota(0, 1.0, null, 1, null, null));
        String member = engine.key(small, Role.TENANT_MEMBER);
        engine.upload(member, "reviews", CSV);

        assertThat(engine.post(member, "/api/v1/train", request(Map.of("resources", Map.of("gpus", 1))))
                        .expect(422)
                        .detail())
                .isEqualTo("resources.gpus: is more than the tenant's quota of 0");
        engine.post(member, "/api/v1/train", request(Map.of())).expect(202);
        assertThat(engine.post(member, "/api/v1/train", request(Map.of()))
                        .expect(409)
                        .detail())
                .contains("quota of 1 unfinished training jobs is used up");
    }

    @Test
    void aDatasetInUseIsNotDeleted() {
        engine.upload(key, "reviews", CSV);
        TrainingJob job = submit(Map.of());

        engine.delete(key, "/api/v1/datasets/reviews").expect(409);
        engine.delete(key, "/api/v1/train/" + job.id()).expect(200);
        engine.delete(key, "/api/v1/datasets/reviews").expect(204);
    }

    private void refused(Map<String, Object> change, String message) {
        assertThat(engine.post(key, "/api/v1/train", request(change))
                        .expect(422)
                        .detail())
                .contains(message);
    }

    private Map<String, Object> request(Map<String, Object> change) {
        Map<String, Object> request =
                new HashMap<>(Map.of("model", "topics", "task", "text-classification", "dataset", "reviews"));
        request.putAll(change);
        return request;
    }

    private TrainingJob submit(Map<String, Object> params) {
        return engine.post(key, "/api/v1/train", request(Map.of("params", params)))
                .expect(202)
                .as(TrainingJob.class);
    }

    private Answer submitWithKey(Map<String, Object> request, String idempotencyKey) {
        return engine.send(engine.request(key, "/api/v1/train")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", idempotencyKey)
                .POST(BodyPublishers.ofString(Json.MAPPER.writeValueAsString(request))));
    }

    private TrainingJob job(String id) {
        return engine.get(key, "/api/v1/train/" + id).expect(200).as(TrainingJob.class);
    }

    private void beat(PlayedAgent agent, Progress progress, Map<String, Double> metrics) {
        DesiredState desired = agent.post(
                        engine, "heartbeat", new Heartbeat("node", 1, null, 1 << 20, progress, metrics, null))
                .expect(200)
                .as(DesiredState.class);
        assertThat(desired.stop()).isFalse();
    }

    private void finish(PlayedAgent agent, String content) {
        PlayedTraining.finish(engine, agent, content, trained(content));
    }

    private static String sha256(String text) {
        return Digest.sha256(text);
    }
}
