package dev.aiengine.server.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.aiengine.contract.agent.Heartbeat.Held;
import dev.aiengine.contract.endpoints.EndpointState;
import dev.aiengine.contract.endpoints.Replicas;
import dev.aiengine.server.EngineTest;
import dev.aiengine.server.SettableClock;
import dev.aiengine.server.TestEngine;
import dev.aiengine.server.TestEngine.Answer;
import dev.aiengine.server.endpoints.PlayedPool;
import dev.aiengine.server.fleet.Fleet;
import dev.aiengine.server.fleet.PlayedCluster;
import dev.aiengine.server.fleet.PlayedCluster.PlayedAgent;
import dev.aiengine.server.web.ApiException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.TestPropertySource;

/** Pools that end when nobody predicts, on an application of its own, because its clock stands still. */
@EngineTest
@Import(ScaleToZeroTest.StandingClock.class)
@TestPropertySource(
        properties = {
            "aiengine.serving.idle=10s",
            "aiengine.prediction.waiting.max-requests=6",
            "aiengine.prediction.waiting.max-bytes=200"
        })
class ScaleToZeroTest {
    private final TestEngine engine;
    private final PlayedPool pool;
    private final PlayedCluster cluster;
    private final Fleet fleet;
    private final SettableClock clock;
    private final WaitingRoom room;
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

    ScaleToZeroTest(TestEngine engine, PlayedCluster cluster, Fleet fleet, SettableClock clock, WaitingRoom room) {
        this.engine = engine;
        this.pool = new PlayedPool(engine, cluster, fleet, engine.createTenant());
        this.cluster = cluster;
        this.fleet = fleet;
        this.clock = clock;
        this.room = room;
    }

    @TestConfiguration
    static class StandingClock {
        @Bean
        @Primary
        SettableClock standingClock() {
            return new SettableClock();
        }
    }

    @AfterEach
    void close() {
        pool.delete("news");
        callers.close();
        pool.close();
    }

    @Test
    void aPoolNobodyUsesEndsAndSaysSo() {
        PlayedAgent agent = ready();
        clock.advance(Duration.ofSeconds(9));
        assertThat(pool.beats(agent, held()).stop()).isFalse();
        pool.predict("news").expect(200);
        await().until(() -> lookedAt());
        clock.advance(Duration.ofSeconds(9));
        assertThat(pool.beats(agent, held()).stop()).isFalse();

        clock.advance(Duration.ofSeconds(1));

        await().until(() -> pool.beats(agent, held()).stop());
        cluster.kill(agent);
        await().until(() -> pool.endpoint("news").state() == EndpointState.IDLE);
        assertThat(pool.endpoint("news").reason())
                .isEqualTo("nobody has predicted for 10 s; the next prediction starts a replica");
        assertThat(pool.endpoint("news").replicas().wanted()).isZero();
    }

    @Test
    void predictionsWaitForThePoolTheyWakeAndAllAreAnsweredByOneReplica() {
        asleep();

        List<CompletableFuture<Answer>> waiting = predictions(3);
        await().until(() -> room.waiting() == 3);
        PlayedAgent agent = cluster.agent(onlyReplica(), 1);
        assertThat(waiting).noneMatch(CompletableFuture::isDone);
        pool.beats(agent, held());

        assertThat(waiting)
                .allSatisfy(answer -> assertThat(answer.join().status()).isEqualTo(200));
        assertThat(room.waiting()).isZero();
        assertThat(fleet.replicas(pool.tenant())).hasSize(1);
    }

    @Test
    void whoeverDoesNotFitIsToldToComeAgainAtOnce() {
        asleep();
        List<CompletableFuture<Answer>> waiting = predictions(3);
        await().until(() -> room.waiting() == 3);

        Answer refused = pool.predict("news").expect(503);

        assertThat(refused.detail()).contains("too many predictions wait for it already");
        assertThat(refused.header("Retry-After")).isEqualTo("5");
        pool.beats(cluster.agent(onlyReplica(), 1), held());
        assertThat(waiting)
                .allSatisfy(answer -> assertThat(answer.join().status()).isEqualTo(200));
    }

    @Test
    void bodiesThatWaitAreBoundedInBytes() {
        asleep();
        String longer = "{\"inputs\":[\"" + "a".repeat(90) + "\"]}";

        assertThat(engine.send(engine.request(pool.key(), "/api/v1/predict/news")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(longer)))
                        .expect(503)
                        .detail())
                .contains("too many predictions wait for it already");
        assertThatThrownBy(() -> room.await(pool.tenant(), "news", 101, Duration.ofMinutes(1)))
                .isInstanceOf(ApiException.class);
        assertThat(room.await(pool.tenant(), "news", 100, Duration.ofMillis(1))).isEmpty();
        assertThat(room.waiting()).isZero();
    }

    @Test
    void aCallersOwnDeadlineIs504AndTheEngines503() {
        asleep();

        Answer late = engine.send(engine.request(pool.key(), "/api/v1/predict/news")
                .header("Content-Type", "application/json")
                .header("X-Deadline-Millis", "200")
                .POST(BodyPublishers.ofString("{\"inputs\":[\"a\"]}")));

        assertThat(late.expect(504).detail()).startsWith("The deadline passed before endpoint news was ready: ");
        assertThat(room.await(pool.tenant(), "news", 1, Duration.ofMillis(50))).isEmpty();
    }

    @Test
    void anEndpointThatCannotBeLoadedIsNotWaitedFor() {
        asleep();
        List<CompletableFuture<Answer>> waiting = predictions(2);
        await().until(() -> room.waiting() == 2);

        pool.beats(cluster.agent(onlyReplica(), 1), new Held("news", 1, false, "weights.bin is damaged"));

        assertThat(waiting)
                .allSatisfy(
                        answer -> assertThat(answer.join().expect(503).detail()).contains("weights.bin is damaged"));
        assertThat(pool.predict("news").expect(503).detail()).contains("weights.bin is damaged");
    }

    @Test
    void anEndpointThatIsNotThereIs404AlsoWhileThePoolSleeps() {
        asleep();

        pool.predict("other").expect(404);
        assertThat(fleet.replicas(pool.tenant())).isEmpty();
    }

    private PlayedAgent ready() {
        pool.put("news", new Replicas(0, 1)).expect(200);
        PlayedAgent agent = pool.agent(0);
        pool.beats(agent, held());
        pool.predict("news").expect(200);
        return agent;
    }

    private void asleep() {
        PlayedAgent agent = ready();
        await().until(() -> lookedAt());
        clock.advance(Duration.ofSeconds(11));
        await().until(() -> pool.beats(agent, held()).stop());
        cluster.kill(agent);
        await().until(() -> fleet.replicas(pool.tenant()).isEmpty());
    }

    /** The use of the pool was seen. */
    private boolean lookedAt() {
        fleet.lookSoon();
        return pool.endpoint("news").replicas().wanted() == 1;
    }

    private String onlyReplica() {
        await().until(() -> !fleet.replicas(pool.tenant()).isEmpty());
        assertThat(fleet.replicas(pool.tenant())).hasSize(1);
        return fleet.replicas(pool.tenant()).getFirst().id();
    }

    private List<CompletableFuture<Answer>> predictions(int number) {
        return IntStream.range(0, number)
                .mapToObj(_ -> CompletableFuture.supplyAsync(() -> pool.predict("news"), callers))
                .toList();
    }

    private static Held held() {
        return new Held("news", 1, true, null);
    }
}
