package dev.aiengine.server.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aiengine.contract.agent.Heartbeat;
import dev.aiengine.contract.agent.Heartbeat.Held;
import dev.aiengine.contract.endpoints.EndpointSpec;
import dev.aiengine.contract.endpoints.EndpointState;
import dev.aiengine.contract.endpoints.Variant;
import dev.aiengine.contract.events.Change;
import dev.aiengine.contract.events.EngineEvent;
import dev.aiengine.contract.events.EngineEvent.OfAgent;
import dev.aiengine.contract.events.EngineEvent.OfAudit;
import dev.aiengine.contract.events.EngineEvent.OfDataset;
import dev.aiengine.contract.events.EngineEvent.OfEndpoint;
import dev.aiengine.contract.events.EngineEvent.OfJob;
import dev.aiengine.contract.events.EngineEvent.OfKey;
import dev.aiengine.contract.events.EngineEvent.OfModel;
import dev.aiengine.contract.events.EngineEvent.OfTenant;
import dev.aiengine.contract.events.EngineEvent.OfWorkload;
import dev.aiengine.contract.tenancy.ApiKey;
import dev.aiengine.contract.tenancy.NewKey;
import dev.aiengine.contract.tenancy.Role;
import dev.aiengine.contract.training.JobState;
import dev.aiengine.contract.training.Progress;
import dev.aiengine.contract.training.TrainRequest;
import dev.aiengine.contract.training.TrainingJob;
import dev.aiengine.server.EngineTest;
import dev.aiengine.server.TestEngine;
import dev.aiengine.server.fleet.PlayedCluster;
import dev.aiengine.server.fleet.PlayedCluster.PlayedAgent;
import dev.aiengine.server.fleet.PlayedTraining;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@EngineTest
class EventTest {
    private static final String CSV = "text,label\ngood film,pos\nbad film,neg\nfine,pos\nawful,neg\n";

    private final TestEngine engine;
    private final PlayedCluster cluster;
    private final String tenant;
    private final String key;

    EventTest(TestEngine engine, PlayedCluster cluster) {
        this.engine = engine;
        this.cluster = cluster;
        this.tenant = engine.createTenant();
        this.key = engine.key(tenant, Role.TENANT_MEMBER);
    }

    @Test
    void anOperatorHearsOfEverythingFromUploadToServing() {
        try (HeardEvents heard = HeardEvents.open(engine, TestEngine.OPERATOR, null, "X-Tenant", tenant)) {
            engine.upload(key, "reviews", CSV);
            OfDataset dataset = heard.await(OfDataset.class, event -> true);
            assertThat(dataset.name()).isEqualTo("reviews");
            assertThat(dataset.version()).isEqualTo(1);
            assertThat(dataset.change()).isEqualTo(Change.CREATED);

            TrainingJob job = submit();
            heard.await(OfJob.class, event -> event.state() == JobState.QUEUED);
            heard.await(OfWorkload.class, event -> event.state().equals("STARTING"));
            PlayedAgent agent = cluster.agent(job.id(), 1);
            agent.post(engine, "heartbeat", training(new Progress(0.5, 1, 2, 3.0), 0.7))
                    .expect(200);
            OfJob running = heard.await(OfJob.class, event -> event.progress().fraction() == 0.5);
            assertThat(running.id()).isEqualTo(job.id());
            assertThat(running.state()).isEqualTo(JobState.RUNNING);
            assertThat(running.metrics()).containsEntry("loss", 0.7);
            OfAgent up = heard.await(OfAgent.class, event -> event.change() == Change.CREATED);
            assertThat(up.node()).isEqualTo("n1");

            finish(agent);
            OfJob done = heard.await(OfJob.class, event -> event.state() == JobState.SUCCEEDED);
            assertThat(done.version()).isEqualTo(1);
            OfModel version = heard.await(OfModel.class, event -> true);
            assertThat(version.name()).isEqualTo("topics");
            assertThat(version.version()).isEqualTo(1);
            heard.await(OfAgent.class, event -> event.change() == Change.DELETED);
            engine.put(key, "/api/v1/models/topics/aliases/champion", Map.of("version", 1))
                    .expect(200);
            OfModel alias = heard.await(OfModel.class, event -> event.alias() != null);
            assertThat(alias.alias()).isEqualTo("champion");
            assertThat(alias.version()).isEqualTo(1);

            serve(heard);
        }
    }

    private void serve(HeardEvents heard) {
        engine.put(key, "/api/v1/endpoints/news", spec()).expect(200);
        OfEndpoint starting = heard.await(OfEndpoint.class, event -> event.state() == EndpointState.STARTING);
        assertThat(starting.name()).isEqualTo("news");
        String pool = heard.await(OfWorkload.class, event -> event.kind().equals("SERVE"))
                .id();
        PlayedAgent agent = cluster.agent(pool, 1);
        agent.post(engine, "heartbeat", serving(new Held("news", 1, true, null)))
                .expect(200);
        heard.await(OfEndpoint.class, event -> event.state() == EndpointState.READY);
        agent.post(engine, "heartbeat", serving(new Held("news", 1, true, null)))
                .expect(200);
        agent.post(engine, "heartbeat", serving(new Held("news", 1, false, "weights are damaged")))
                .expect(200);
        OfEndpoint failed = heard.await(OfEndpoint.class, event -> event.state() == EndpointState.FAILED);
        assertThat(failed.reason()).isEqualTo("weights are damaged");
        assertThat(heard.events().stream()
                        .filter(event -> event instanceof OfEndpoint told && told.state() == EndpointState.READY))
                .as("a heartbeat that says nothing new is no event")
                .hasSize(1);
        engine.delete(key, "/api/v1/endpoints/news").expect(204);
        heard.await(OfEndpoint.class, event -> event.change() == Change.DELETED);
    }

    @Test
    void aTenantHearsOfItselfAlone() {
        String other = engine.member();
        try (HeardEvents heard = HeardEvents.open(engine, key, null)) {
            engine.upload(other, "theirs", CSV);
            engine.upload(key, "mine", CSV);
            heard.await(OfDataset.class, event -> event.name().equals("mine"));

            assertThat(heard.events()).allMatch(event -> tenant.equals(event.tenant()));
        }
    }

    @Test
    void keysAuditAndAgentsAreForThoseWhoMayReadThem() {
        String admin = engine.key(tenant, Role.TENANT_ADMIN);
        try (HeardEvents member = HeardEvents.open(engine, key, null);
                HeardEvents heard = HeardEvents.open(engine, admin, null)) {
            engine.key(tenant, Role.PREDICT);
            engine.upload(key, "reviews", CSV);
            heard.await(OfKey.class, event -> event.change() == Change.CREATED);
            OfAudit audit = heard.await(OfAudit.class, event -> event.action().equals("dataset.create"));
            assertThat(audit.actor()).startsWith("tenant-member:");
            TrainingJob job = submit();
            cluster.agent(job.id(), 1)
                    .post(engine, "heartbeat", training(Progress.NONE, 1))
                    .expect(200);
            heard.await(OfJob.class, event -> event.state() == JobState.RUNNING);
            member.await(OfJob.class, event -> event.state() == JobState.RUNNING);

            assertThat(heard.events()).noneMatch(OfAgent.class::isInstance);
            assertThat(member.events()).noneMatch(event -> event instanceof OfKey || event instanceof OfAudit);
        }
    }

    @Test
    void aKeyThatOnlyPredictsHearsNothing() {
        assertThat(engine.get(engine.key(tenant, Role.PREDICT), "/api/v1/events")
                        .expect(403)
                        .detail())
                .contains("role");
    }

    @Test
    void whoComesAgainHearsWhatHappenedMeanwhile() {
        HeardEvents first = HeardEvents.open(engine, key, null);
        engine.upload(key, "one", CSV);
        first.await(OfDataset.class, event -> true);
        first.close();
        engine.upload(key, "two", CSV);

        try (HeardEvents again = HeardEvents.open(engine, key, first.lastId())) {
            again.await(OfDataset.class, event -> event.name().equals("two"));
            assertThat(again.events())
                    .noneMatch(event ->
                            event instanceof OfDataset told && told.name().equals("one"));
        }
    }

    @Test
    void anIdOfAnotherRunIsAnsweredWithAReset() {
        for (String id : List.of("abc-17", "nonsense", "")) {
            try (HeardEvents heard = HeardEvents.open(engine, key, id)) {
                heard.await(EngineEvent.Reset.class, event -> true);
            }
        }
    }

    @Test
    void aKeyHasALimitedNumberOfStreamsAndGetsThemBack() {
        List<HeardEvents> open = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            open.add(HeardEvents.open(engine, key, null));
        }
        assertThat(engine.get(key, "/api/v1/events").expect(429).detail()).contains("16 event streams");

        open.forEach(HeardEvents::close);
        AtomicInteger uploads = new AtomicInteger();
        await().untilAsserted(() -> {
            // That a client went away shows when the next event is written
            engine.upload(key, "d" + uploads.incrementAndGet(), CSV);
            HeardEvents.open(engine, key, null).close();
        });
    }

    @Test
    void aStreamEndsWithItsKey() {
        ApiKey other = engine.post(
                        TestEngine.OPERATOR,
                        "/api/v1/tenants/" + tenant + "/keys",
                        new NewKey("short", Role.TENANT_MEMBER, null))
                .expect(201)
                .as(ApiKey.class);
        try (HeardEvents heard = HeardEvents.open(engine, Objects.requireNonNull(other.key()), null)) {
            engine.delete(TestEngine.OPERATOR, "/api/v1/tenants/" + tenant + "/keys/" + other.id())
                    .expect(204);

            await().until(heard::ended);
        }
    }

    @Test
    void aStreamEndsWithItsTenant() {
        try (HeardEvents heard = HeardEvents.open(engine, key, null)) {
            engine.delete(TestEngine.OPERATOR, "/api/v1/tenants/" + tenant).expect(204);

            heard.await(OfTenant.class, event -> event.change() == Change.DELETED);
            await().until(heard::ended);
        }
    }

    private TrainingJob submit() {
        return engine.post(key, "/api/v1/train", TrainRequest.of("topics", "text-classification", "reviews"))
                .expect(202)
                .as(TrainingJob.class);
    }

    private void finish(PlayedAgent agent) {
        PlayedTraining.finish(engine, agent, "package", PlayedTraining.trained("package"));
    }

    private static EndpointSpec spec() {
        return new EndpointSpec(List.of(new Variant("topics", "1", null)), null);
    }

    private static Heartbeat training(Progress progress, double loss) {
        return new Heartbeat("n1", 7, null, 1, progress, Map.of("loss", loss), null);
    }

    private static Heartbeat serving(@Nullable Held held) {
        return new Heartbeat("n1", 7, "http://127.0.0.1:1", 1, null, null, held == null ? List.of() : List.of(held));
    }
}
