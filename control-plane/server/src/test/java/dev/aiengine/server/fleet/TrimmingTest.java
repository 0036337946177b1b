package dev.aiengine.server.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aiengine.contract.agent.DesiredState;
import dev.aiengine.contract.agent.Heartbeat;
import dev.aiengine.contract.agent.Heartbeat.Held;
import dev.aiengine.contract.endpoints.Replicas;
import dev.aiengine.contract.endpoints.Scale;
import dev.aiengine.contract.training.Resources;
import dev.aiengine.contract.training.TrainRequest;
import dev.aiengine.contract.training.TrainingJob;
import dev.aiengine.server.EngineTest;
import dev.aiengine.server.SettableClock;
import dev.aiengine.server.TestEngine;
import dev.aiengine.server.endpoints.PlayedPool;
import dev.aiengine.server.fleet.PlayedCluster.PlayedAgent;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.TestPropertySource;

/** Replicas beyond the minimum make room, on a cluster of eight GPUs of which each replica has one. */
@EngineTest
@Import(TrimmingTest.StandingClock.class)
@TestPropertySource(properties = "aiengine.fleet.serve.gpus=1")
class TrimmingTest {
    private static final Held NEWS = new Held("news", 1, true, null);

    private final TestEngine engine;
    private final PlayedCluster cluster;
    private final Fleet fleet;
    private final SettableClock clock;
    private final PlayedPool pool;

    TrimmingTest(TestEngine engine, PlayedCluster cluster, Fleet fleet, SettableClock clock) {
        this.engine = engine;
        this.cluster = cluster;
        this.fleet = fleet;
        this.clock = clock;
        this.pool = new PlayedPool(engine, cluster, fleet, engine.createTenant());
    }

    @TestConfiguration
    static class StandingClock {
        @Bean
        @Primary
        SettableClock trimmingClock() {
            return new SettableClock();
        }
    }

    @AfterEach
    void endEverything() {
        engine.get(pool.key(), "/api/v1/train")
                .json()
                .get("items")
                .forEach(job -> engine.delete(
                        pool.key(), "/api/v1/train/" + job.get("id").asString()));
        pool.delete("news");
        pool.close();
    }

    @Test
    void replicasBeyondTheMinimumGiveWayAndNoMoreOfThemThanNeeded() {
        List<PlayedAgent> agents = grown(4);

        TrainingJob wanted = train(6);

        await().until(() -> agents.stream().filter(this::isToldToStop).count() == 2);
        assertThat(isToldToStop(agents.getFirst())).isFalse();
        List<PlayedAgent> leaving = agents.stream().filter(this::isToldToStop).toList();
        Scale scale = pool.endpoint("news").replicas();
        assertThat(scale.wanted()).isEqualTo(2);
        assertThat(scale.reason()).startsWith("a replica gave way to ").contains("none is added before ");
        for (int i = 0; i < 20; i++) {
            String answer = pool.predict("news").expect(200).body();
            assertThat(leaving).noneMatch(agent -> answer.contains(agent.workload()));
        }
        leaving.forEach(cluster::kill);

        cluster.agent(wanted.id(), 1);
        assertThat(fleet.replicas(pool.tenant())).hasSize(2);
    }

    @Test
    void theMinimumNeverGivesWay() {
        List<PlayedAgent> agents = grown(2);
        pool.put("news", new Replicas(2, 4)).expect(200);

        TrainingJob wanted = train(8);

        await().untilAsserted(() -> assertThat(reason(wanted)).startsWith("waits for "));
        assertThat(agents).noneMatch(this::isToldToStop);
    }

    @Test
    void aReplicaBeyondTheMinimumTakesNoRoomFromTheTenantsTrainings() {
        PlayedAgent first = grown(1).getFirst();
        PlayedAgent trainer = cluster.agent(train(7).id(), 1);
        for (int i = 0; i < 36; i++) {
            clock.advance(Duration.ofSeconds(10));
            trains(trainer);
            pool.beats(first, NEWS);
        }
        pool.put("news", new Replicas(1, 4)).expect(200);

        pool.beats(first, 1, NEWS);

        await().untilAsserted(() -> assertThat(pool.endpoint("news").replicas().reason())
                .contains("replica 1: waits in the queue: waits for "));
        assertThat(trains(trainer).stop()).isFalse();
        assertThat(isToldToStop(first)).isFalse();
    }

    private DesiredState trains(PlayedAgent agent) {
        return agent.post(engine, "heartbeat", new Heartbeat("played", 1, null, 1, null, null, null))
                .expect(200)
                .as(DesiredState.class);
    }

    private List<PlayedAgent> grown(int replicas) {
        pool.put("news", new Replicas(1, replicas)).expect(200);
        return IntStream.range(0, replicas)
                .mapToObj(number -> {
                    PlayedAgent agent = pool.agent(number);
                    pool.beats(agent, 1, NEWS);
                    return agent;
                })
                .toList();
    }

    private boolean isToldToStop(PlayedAgent agent) {
        return pool.beats(agent, 1, NEWS).stop();
    }

    private TrainingJob train(int gpus) {
        return engine.post(
                        pool.key(),
                        "/api/v1/train",
                        new TrainRequest(
                                "m" + gpus,
                                "text-classification",
                                "topics",
                                null,
                                null,
                                new Resources(gpus, null, null, null),
                                null))
                .expect(202)
                .as(TrainingJob.class);
    }

    private String reason(TrainingJob job) {
        return String.valueOf(Objects.requireNonNull(
                        engine.get(pool.key(), "/api/v1/train/" + job.id()).as(TrainingJob.class))
                .reason());
    }
}
