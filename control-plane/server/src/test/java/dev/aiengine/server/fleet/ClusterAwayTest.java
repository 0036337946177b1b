package dev.aiengine.server.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aiengine.contract.agent.Heartbeat;
import dev.aiengine.contract.health.Health;
import dev.aiengine.contract.tenancy.Role;
import dev.aiengine.contract.training.JobState;
import dev.aiengine.contract.training.TrainRequest;
import dev.aiengine.contract.training.TrainingJob;
import dev.aiengine.server.EngineTest;
import dev.aiengine.server.SettableClock;
import dev.aiengine.server.TestEngine;
import dev.aiengine.server.fleet.PlayedCluster.PlayedAgent;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** On an application of its own, because its clock stands still and its cluster goes away. */
@EngineTest
@Import(ClusterAwayTest.StandingClock.class)
class ClusterAwayTest {
    private static final String CSV = "text,label\ngood film,pos\nbad film,neg\nfine,pos\nawful,neg\n";

    private final TestEngine engine;
    private final PlayedCluster cluster;
    private final SettableClock clock;
    private final FleetView view;
    private final Fleet fleet;
    private final WorkloadStore store;
    private final String key;

    ClusterAwayTest(
            TestEngine engine,
            PlayedCluster cluster,
            SettableClock clock,
            FleetView view,
            Fleet fleet,
            WorkloadStore store) {
        this.engine = engine;
        this.cluster = cluster;
        this.clock = clock;
        this.view = view;
        this.fleet = fleet;
        this.store = store;
        this.key = engine.key(engine.createTenant(), Role.TENANT_MEMBER);
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

    @Test
    void afterTenMinutesAwayEverythingGoesOnWhereItWas() {
        PlayedAgent speaking = running();
        PlayedAgent silent = running();
        TrainingJob launched = submit();
        PlayedAgent starting = cluster.agent(launched.id(), 1);

        cluster.goAway("the cluster does not answer");
        await().until(() -> !view.clusterAnswers());
        TrainingJob waiting = submit();
        clock.advance(Duration.ofMinutes(10));
        looks();
        looks();
        speaking.post(engine, "heartbeat", heartbeat()).expect(200);

        assertThat(job(speaking.workload()).attempt()).isEqualTo(1);
        assertThat(job(silent.workload()).state()).isEqualTo(JobState.RUNNING);
        assertThat(job(starting.workload()).state()).isEqualTo(JobState.STARTING);
        assertThat(job(waiting.id()).state()).isEqualTo(JobState.QUEUED);
        assertThat(job(waiting.id()).reason()).isEqualTo("waits for the cluster: the cluster does not answer");
        Health health = engine.get(key, "/api/v1/health").expect(503).as(Health.class);
        assertThat(health.components()).containsEntry("cluster", "DOWN").containsEntry("database", "UP");
        engine.get(key, "/readyz").expect(200);

        cluster.comeBack();
        cluster.agent(waiting.id(), 1);
        await().until(() -> view.clusterAnswers());
        looks();

        assertThat(job(silent.workload()).attempt()).isEqualTo(1);
        assertThat(job(starting.workload()).attempt()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(16));
        cluster.agent(silent.workload(), 2);
        assertThat(job(starting.workload()).attempt()).isEqualTo(1);
    }

    @Test
    void aJobCancelledMeanwhileIsCancelledAndItsAgentIsTold() {
        PlayedAgent agent = running();
        cluster.goAway("the cluster does not answer");
        await().until(() -> !view.clusterAnswers());

        engine.delete(key, "/api/v1/train/" + agent.workload()).expect(200);

        assertThat(job(agent.workload()).state()).isEqualTo(JobState.CANCELLED);
        agent.post(engine, "heartbeat", heartbeat()).expect(410);
        cluster.comeBack();
        await().until(() -> view.clusterAnswers());
        clock.advance(Duration.ofMinutes(2));
        await().untilAsserted(() -> assertThat(cluster.wasStopped(agent)).isTrue());
    }

    @Test
    void aStartingAgentSaysWhatItLacksAndHasTimeWhileItsClusterKnows() {
        TrainingJob job = submit();
        PlayedAgent first = cluster.agent(job.id(), 1);
        cluster.note(first, "its image cannot be pulled");
        await().until(() -> "its image cannot be pulled".equals(job(job.id()).reason()));

        clock.advance(Duration.ofMinutes(10));
        looks();
        looks();
        assertThat(job(job.id()).state()).isEqualTo(JobState.STARTING);

        clock.advance(Duration.ofMinutes(6));
        cluster.agent(job.id(), 2);
        assertThat(fleet.find(job.id())).get().extracting(Workload::losses).isEqualTo(1);
    }

    @Test
    void anAdmissionWhoseLaunchLeftNothingIsLaunchedAgainAtOnceAndIsNoLoss() {
        String id = UUID.randomUUID().toString();
        Workload queued = Workload.queued(
                id,
                engine.createTenant(),
                Workload.Kind.TRAIN,
                id,
                0,
                fleet.defaults(Workload.Kind.TRAIN),
                0,
                clock.instant());
        store.insert(queued.admit());

        cluster.agent(id, 2);

        assertThat(fleet.find(id)).get().extracting(Workload::losses).isEqualTo(0);
        fleet.end(id, null);
    }

    private PlayedAgent running() {
        PlayedAgent agent = cluster.agent(submit().id(), 1);
        agent.post(engine, "heartbeat", heartbeat()).expect(200);
        return agent;
    }

    /** Waits until the loop has begun another look after this was called. */
    private void looks() {
        Instant last = fleet.lastLook();
        clock.advance(Duration.ofMillis(1));
        await().until(() -> fleet.lastLook().isAfter(last));
    }

    private TrainingJob submit() {
        return engine.post(key, "/api/v1/train", TrainRequest.of("topics", "text-classification", "reviews"))
                .expect(202)
                .as(TrainingJob.class);
    }

    private TrainingJob job(String id) {
        return engine.get(key, "/api/v1/train/" + id).expect(200).as(TrainingJob.class);
    }

    private static Heartbeat heartbeat() {
        return new Heartbeat("node-1", 1, null, 1 << 20, null, null, null);
    }
}
