package dev.aiengine.server.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aiengine.contract.agent.DesiredState;
import dev.aiengine.contract.agent.Heartbeat;
import dev.aiengine.contract.fleet.QueueAnswer;
import dev.aiengine.contract.fleet.QueueQuestion;
import dev.aiengine.contract.tenancy.Quota;
import dev.aiengine.contract.tenancy.Role;
import dev.aiengine.contract.training.JobState;
import dev.aiengine.contract.training.Resources;
import dev.aiengine.contract.training.TrainRequest;
import dev.aiengine.contract.training.TrainingJob;
import dev.aiengine.server.EngineTest;
import dev.aiengine.server.SettableClock;
import dev.aiengine.server.TestEngine;
import dev.aiengine.server.fleet.PlayedCluster.PlayedAgent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** The queue of a cluster of eight GPUs, on an application of its own, because its clock stands still. */
@EngineTest
@Import(QueueTest.StandingClock.class)
class QueueTest {
    private static final String CSV = "text,label\ngood film,pos\nbad film,neg\nfine,pos\nawful,neg\n";

    private final TestEngine engine;
    private final PlayedCluster cluster;
    private final SettableClock clock;
    private final Fleet fleet;
    private final String borrower;
    private final String owner;

    QueueTest(TestEngine engine, PlayedCluster cluster, SettableClock clock, Fleet fleet) {
        this.engine = engine;
        this.cluster = cluster;
        this.clock = clock;
        this.fleet = fleet;
        this.borrower = tenant(Quota.UNLIMITED);
        this.owner = tenant(new Quota(4, null, null, null, null, null));
    }

    @TestConfiguration
    static class StandingClock {
        @Bean
        @Primary
        SettableClock queueClock() {
            return new SettableClock();
        }
    }

    @AfterEach
    void cancelEverything() {
        for (String key : List.of(borrower, owner)) {
            engine.get(key, "/api/v1/train")
                    .json()
                    .get("items")
                    .forEach(job ->
                            engine.delete(key, "/api/v1/train/" + job.get("id").asString()));
        }
    }

    @Test
    void aTenantGetsItsQuotaBackAndWhoGaveWayGoesOnLater() {
        PlayedAgent borrowing = running(borrower, 8);
        passMinutes(6, borrowing);
        TrainingJob wanted = submit(owner, 4, null);

        await().until(() -> beat(borrowing).stop());
        assertThat(beat(borrowing).reason()).startsWith("gave way to tenant ");
        assertThat(job(borrower, borrowing.workload()).state()).isEqualTo(JobState.RUNNING);
        assertThat(job(owner, wanted.id()).reason())
                .isEqualTo("waits for running workloads to save their state and give way");

        cluster.kill(borrowing);
        PlayedAgent own = cluster.agent(wanted.id(), 1);

        TrainingJob gaveWay = job(borrower, borrowing.workload());
        assertThat(gaveWay.state()).isEqualTo(JobState.QUEUED);
        assertThat(workload(borrowing).losses()).isZero();
        assertThat(workload(borrowing).preemptions()).isEqualTo(1);
        beat(own);
        engine.delete(owner, "/api/v1/train/" + wanted.id()).expect(200);
        cluster.agent(borrowing.workload(), 2);
    }

    @Test
    void anAgentThatDoesNotGiveWayInTimeIsEnded() {
        PlayedAgent borrowing = running(borrower, 8);
        passMinutes(6, borrowing);
        TrainingJob wanted = submit(owner, 4, null);
        await().until(() -> beat(borrowing).stop());

        passMinutes(1, borrowing);
        clock.advance(Duration.ofSeconds(1));

        cluster.agent(wanted.id(), 1);
        assertThat(cluster.wasStopped(borrowing)).isTrue();
        borrowing.post(engine, "heartbeat", heartbeat()).expect(410);
    }

    @Test
    void oneThatFinishesWhileItIsAskedToGiveWayIsDone() {
        PlayedAgent borrowing = running(borrower, 8);
        passMinutes(6, borrowing);
        TrainingJob wanted = submit(owner, 4, null);
        await().until(() -> beat(borrowing).stop());

        engine.delete(borrower, "/api/v1/train/" + borrowing.workload()).expect(200);

        cluster.agent(wanted.id(), 1);
        assertThat(job(borrower, borrowing.workload()).state()).isEqualTo(JobState.CANCELLED);
    }

    @Test
    void aTypeOfGpuThatNoNodeHasWaitsWithThatReason() {
        TrainingJob job = submit(borrower, 1, "NVIDIA-B300");

        await().untilAsserted(() -> assertThat(job(borrower, job.id()).reason())
                .isEqualTo("needs GPUs of the type NVIDIA-B300, and no node has any"));
    }

    @Test
    void moreThanTheQuotaWithAllThatMayBeBorrowedIsRefusedAtOnce() {
        Quota quota = new Quota(1, null, null, null, null, null, new Quota.Allowance(2, null, null), null, null);
        String key = tenant(quota);

        assertThat(engine.post(key, "/api/v1/train", request(4, null))
                        .expect(422)
                        .detail())
                .isEqualTo("resources.gpus: is more than the tenant's quota of 3");
        submit(key, 3, null);
    }

    @Test
    void theQueueSaysWhatItWouldDoWithOtherQuotasOrNodesAndDoesNothing() {
        PlayedAgent running = running(borrower, 8);
        TrainingJob waiting = submit(owner, 4, null);
        await().untilAsserted(
                        () -> assertThat(job(owner, waiting.id()).reason()).startsWith("waits for GPUs"));

        QueueAnswer asIs = simulate(new QueueQuestion(null, null));
        QueueAnswer larger = simulate(new QueueQuestion(
                null,
                List.of(
                        new QueueQuestion.Machine("local", 8, null, 1_000, 1L << 50),
                        new QueueQuestion.Machine("more", 4, null, 64, 1L << 40))));
        QueueAnswer narrower = simulate(
                new QueueQuestion(Map.of(waitingTenant(waiting), new Quota(2, null, null, null, null, null)), null));

        assertThat(start(asIs, waiting).now()).isFalse();
        assertThat(start(larger, waiting).now()).isTrue();
        assertThat(start(narrower, waiting).reason())
                .isEqualTo("needs more GPUs than the tenant's quota allows: 4 of 2");
        assertThat(job(owner, waiting.id()).state()).isEqualTo(JobState.QUEUED);
        assertThat(job(borrower, running.workload()).state()).isEqualTo(JobState.RUNNING);
        engine.post(owner, "/api/v1/queue/simulate", new QueueQuestion(null, null))
                .expect(403);
        engine.post(
                        TestEngine.OPERATOR,
                        "/api/v1/queue/simulate",
                        new QueueQuestion(Map.of("nobody", Quota.UNLIMITED), null))
                .expect(422);
    }

    private QueueAnswer simulate(QueueQuestion question) {
        return engine.post(TestEngine.OPERATOR, "/api/v1/queue/simulate", question)
                .expect(200)
                .as(QueueAnswer.class);
    }

    private static QueueAnswer.Start start(QueueAnswer answer, TrainingJob job) {
        return answer.starts().stream()
                .filter(start -> start.workload().equals(job.id()))
                .findAny()
                .orElseThrow();
    }

    private String waitingTenant(TrainingJob job) {
        return fleet.find(job.id()).orElseThrow().tenant();
    }

    private Workload workload(PlayedAgent agent) {
        return fleet.find(agent.workload()).orElseThrow();
    }

    private String tenant(Quota quota) {
        String key = engine.key(engine.createTenant(quota), Role.TENANT_MEMBER);
        engine.upload(key, "reviews", CSV);
        return key;
    }

    private PlayedAgent running(String key, int gpus) {
        PlayedAgent agent = cluster.agent(submit(key, gpus, null).id(), 1);
        beat(agent);
        return agent;
    }

    private void passMinutes(int minutes, PlayedAgent agent) {
        for (int i = 0; i < minutes * 6; i++) {
            clock.advance(Duration.ofSeconds(10));
            beat(agent);
        }
    }

    private DesiredState beat(PlayedAgent agent) {
        return agent.post(engine, "heartbeat", heartbeat()).expect(200).as(DesiredState.class);
    }

    private static Heartbeat heartbeat() {
        return new Heartbeat("local", 1, null, 1, null, null, null);
    }

    private TrainingJob submit(String key, int gpus, @Nullable String type) {
        return engine.post(key, "/api/v1/train", request(gpus, type))
                .expect(202)
                .as(TrainingJob.class);
    }

    private static TrainRequest request(int gpus, @Nullable String type) {
        return new TrainRequest(
                "reviews", "sentiment", "reviews", null, null, new Resources(gpus, null, null, type), null);
    }

    private TrainingJob job(String key, String id) {
        return Objects.requireNonNull(
                engine.get(key, "/api/v1/train/" + id).expect(200).as(TrainingJob.class));
    }
}
