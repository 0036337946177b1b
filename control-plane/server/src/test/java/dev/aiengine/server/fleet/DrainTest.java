package dev.aiengine.server.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aiengine.contract.agent.DesiredState;
import dev.aiengine.contract.agent.Heartbeat;
import dev.aiengine.contract.fleet.AgentPage;
import dev.aiengine.contract.fleet.DrainState;
import dev.aiengine.contract.fleet.NodeStatus;
import dev.aiengine.contract.tenancy.Role;
import dev.aiengine.contract.training.JobState;
import dev.aiengine.contract.training.TrainRequest;
import dev.aiengine.contract.training.TrainingJob;
import dev.aiengine.server.EngineTest;
import dev.aiengine.server.SettableClock;
import dev.aiengine.server.TestEngine;
import dev.aiengine.server.fleet.PlayedCluster.PlayedAgent;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** On an application of its own, because what is drained is drained for everybody. */
@EngineTest
@Import(DrainTest.StandingClock.class)
class DrainTest {
    private static final String CSV = "text,label\ngood film,pos\nbad film,neg\nfine,pos\nawful,neg\n";

    private final TestEngine engine;
    private final PlayedCluster cluster;
    private final SettableClock clock;
    private final Fleet fleet;
    private final String tenant;
    private final String key;

    DrainTest(TestEngine engine, PlayedCluster cluster, SettableClock clock, Fleet fleet) {
        this.engine = engine;
        this.cluster = cluster;
        this.clock = clock;
        this.fleet = fleet;
        this.tenant = engine.createTenant();
        this.key = engine.key(tenant, Role.TENANT_MEMBER);
        engine.upload(key, "reviews", CSV);
    }

    @TestConfiguration
    static class StandingClock {
        @Bean
        @Primary
        SettableClock standingClock() {
            return new SettableClock();
        }
    }

    @BeforeEach
    void twoMachines() {
        cluster.has("one", "two");
    }

    @AfterEach
    void everythingAsItWas() {
        takeBack("one");
        takeBack("two");
    }

    @Test
    void aTrainingOnADrainedMachineSavesItsStateAndGoesOnElsewhere() {
        PlayedAgent agent = cluster.agent(submit().id(), 1);
        beat(agent, "one");

        DrainState drained = drain("one");

        assertThat(drained.drained()).isTrue();
        assertThat(drained.workloads()).contains(agent.workload());
        await().untilAsserted(() -> assertThat(beat(agent, "one").stop()).isTrue());
        assertThat(beat(agent, "one").reason()).isEqualTo("gave way because node one is drained");
        cluster.kill(agent);
        PlayedAgent next = cluster.agent(agent.workload(), 2);
        beat(next, "two");
        assertThat(cluster.avoided()).containsExactly("one");
        assertThat(drain("one").workloads()).doesNotContain(agent.workload());
        assertThat(beat(next, "two").stop()).isFalse();
        assertThat(fleet.find(agent.workload()))
                .get()
                .extracting(Workload::losses)
                .isEqualTo(0);
    }

    @Test
    void drainingAgainChangesNothingAndTheAuditHasItOnce() {
        long before = audited("agent.drain");
        DrainState first = drain("one");
        clock.advance(Duration.ofMinutes(1));

        assertThat(drain("one").since()).isEqualTo(first.since());
        assertThat(audited("agent.drain")).isEqualTo(before + 1);
        assertThat(node("one").drainedSince()).isEqualTo(first.since());
        assertThat(node("one").drainedBy()).startsWith("operator:");

        long taken = audited("agent.undrain");
        assertThat(takeBack("one").drained()).isFalse();
        assertThat(takeBack("one").drained()).isFalse();
        assertThat(audited("agent.undrain")).isEqualTo(taken + 1);
        assertThat(node("one").drainedSince()).isNull();
    }

    @Test
    void whereEverythingIsDrainedWorkWaitsAndSaysSo() {
        drain("one");
        drain("two");
        await().until(() -> cluster.avoided().size() == 2);

        TrainingJob job = submit();

        await().untilAsserted(() ->
                assertThat(job(job).reason()).isEqualTo("waits until a node takes workloads again; drained: one, two"));
        assertThat(job(job).state()).isEqualTo(JobState.QUEUED);
        takeBack("two");
        cluster.agent(job.id(), 1);
    }

    @Test
    void aServingAgentIsToldToStopAndAnotherTakesItsPlaceElsewhere() {
        ServedModel.of(engine, cluster, tenant);
        Workload first = fleet.replicas(tenant).getFirst();
        PlayedAgent agent = cluster.agent(first.id(), 1);
        beat(agent, "two");

        drain("two");

        await().untilAsserted(() -> assertThat(beat(agent, "two").stop()).isTrue());
        cluster.kill(agent);
        Workload second = await().until(
                        () -> fleet.replicas(tenant).stream()
                                .filter(replica -> !replica.id().equals(first.id()))
                                .findFirst()
                                .orElse(null),
                        Objects::nonNull);
        beat(cluster.agent(second.id(), 1), "one");
        await().until(() -> !drain("two").workloads().contains(first.id()));
    }

    @Test
    void oneAgentMayBeDrainedByItsOwnName() {
        PlayedAgent agent = cluster.agent(submit().id(), 1);
        beat(agent, "one");
        String name = agent.workload() + "-1";

        assertThat(drain(name).workloads()).containsExactly(agent.workload());
        assertThat(drain(name).drained()).isTrue();

        assertThat(beat(agent, "one").stop()).isTrue();
        engine.delete(TestEngine.OPERATOR, "/api/v1/agents/" + name + "/drain").expect(409);
        cluster.kill(agent);
        cluster.agent(agent.workload(), 2);
        engine.post(TestEngine.OPERATOR, "/api/v1/agents/" + name + "/drain", "")
                .expect(404);
    }

    @Test
    void onlyOperatorsDrainAndOnlyWhatThereIs() {
        engine.post(key, "/api/v1/agents/one/drain", "").expect(403);
        engine.delete(key, "/api/v1/agents/one/drain").expect(403);

        assertThat(engine.post(TestEngine.OPERATOR, "/api/v1/agents/nowhere/drain", "")
                        .expect(404)
                        .detail())
                .contains("node or agent nowhere");
        engine.delete(TestEngine.OPERATOR, "/api/v1/agents/nowhere/drain").expect(404);
    }

    @Test
    void aDrainIsTakenBackAlsoWhileTheClusterIsAway() {
        drain("one");
        cluster.goAway("the cluster does not answer");
        try {
            assertThat(takeBack("one").drained()).isFalse();
            engine.post(TestEngine.OPERATOR, "/api/v1/agents/two/drain", "").expect(503);
        } finally {
            cluster.comeBack();
        }
    }

    private DrainState drain(String name) {
        return engine.post(TestEngine.OPERATOR, "/api/v1/agents/" + name + "/drain", "")
                .expect(200)
                .as(DrainState.class);
    }

    private DrainState takeBack(String name) {
        return engine.delete(TestEngine.OPERATOR, "/api/v1/agents/" + name + "/drain")
                .expect(200)
                .as(DrainState.class);
    }

    private NodeStatus node(String name) {
        return engine.get(TestEngine.OPERATOR, "/api/v1/agents").expect(200).as(AgentPage.class).nodes().stream()
                .filter(node -> node.node().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private long audited(String action) {
        return engine.get(TestEngine.OPERATOR, "/api/v1/audit?limit=1000")
                .json()
                .get("items")
                .valueStream()
                .filter(entry -> entry.get("action").asString().equals(action))
                .count();
    }

    private DesiredState beat(PlayedAgent agent, String node) {
        return Objects.requireNonNull(
                agent.post(engine, "heartbeat", new Heartbeat(node, 1, null, 1 << 20, null, null, null))
                        .expect(200)
                        .as(DesiredState.class));
    }

    private TrainingJob submit() {
        return engine.post(key, "/api/v1/train", TrainRequest.of("topics", "text-classification", "reviews"))
                .expect(202)
                .as(TrainingJob.class);
    }

    private TrainingJob job(TrainingJob job) {
        return engine.get(key, "/api/v1/train/" + job.id()).expect(200).as(TrainingJob.class);
    }
}
