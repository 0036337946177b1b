package dev.aiengine.server.endpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aiengine.contract.agent.Heartbeat.Held;
import dev.aiengine.contract.endpoints.Endpoint;
import dev.aiengine.contract.endpoints.EndpointState;
import dev.aiengine.contract.endpoints.Replicas;
import dev.aiengine.contract.endpoints.Scale;
import dev.aiengine.server.EngineTest;
import dev.aiengine.server.TestEngine;
import dev.aiengine.server.fleet.Fleet;
import dev.aiengine.server.fleet.PlayedCluster;
import dev.aiengine.server.fleet.PlayedCluster.PlayedAgent;
import dev.aiengine.server.fleet.Workload;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Serving pools of more than one replica. */
@EngineTest
class ReplicasTest {
    private final PlayedPool pool;
    private final PlayedCluster cluster;
    private final Fleet fleet;

    ReplicasTest(TestEngine engine, PlayedCluster cluster, Fleet fleet) {
        this.pool = new PlayedPool(engine, cluster, fleet, engine.createTenant());
        this.cluster = cluster;
        this.fleet = fleet;
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void eachReplicaIsAWorkloadWithItsOwnAgentAndAddress() {
        pool.put("news", new Replicas(2, null)).expect(200);

        PlayedAgent first = pool.agent(0);
        PlayedAgent second = pool.agent(1);
        assertThat(first.workload()).isNotEqualTo(second.workload());
        pool.beats(first, ready());
        Endpoint half = pool.endpoint("news");
        assertThat(half.state()).isEqualTo(EndpointState.READY);
        assertThat(half.replicas()).isEqualTo(new Scale(2, 2, 2, 1, "replica 1: its agent is starting"));

        pool.beats(second, ready());

        Endpoint whole = pool.endpoint("news");
        assertThat(whole.replicas()).isEqualTo(new Scale(2, 2, 2, 2, null));
        assertThat(whole.addresses())
                .containsExactlyInAnyOrder(pool.addressOf(first), pool.addressOf(second))
                .doesNotHaveDuplicates();
    }

    @Test
    void predictionsGoOnWhenAReplicaIsKilledThoughNobodyNoticedYet() {
        pool.put("news", new Replicas(2, 2)).expect(200);
        PlayedAgent first = pool.agent(0);
        PlayedAgent second = pool.agent(1);
        pool.beats(first, ready());
        pool.beats(second, ready());

        pool.silence(first);

        for (int i = 0; i < 20; i++) {
            assertThat(pool.predict("news").expect(200).body()).contains(second.workload());
        }
        pool.silence(second);
        assertThat(pool.predict("news").expect(503).detail()).startsWith("The agent of endpoint news does not answer");
    }

    @Test
    void aReplicaThatIsLostIsReplacedInItsOwnWorkload() {
        pool.put("news", new Replicas(2, 2)).expect(200);
        PlayedAgent first = pool.agent(0);
        pool.beats(first, ready());
        pool.beats(pool.agent(1), ready());

        cluster.kill(first);

        PlayedAgent next = cluster.agent(first.workload(), 2);
        assertThat(pool.endpoint("news").replicas().ready()).isEqualTo(1);
        pool.beats(next, ready());
        assertThat(pool.endpoint("news").replicas().ready()).isEqualTo(2);
        assertThat(fleet.replicas(pool.tenant())).extracting(Workload::losses).containsExactly(1, 0);
    }

    @Test
    void aReplicaTooManyFinishesWhatItHasAndIsAskedNoMore() {
        pool.put("news", new Replicas(2, 2)).expect(200);
        PlayedAgent first = pool.agent(0);
        PlayedAgent second = pool.agent(1);
        pool.beats(first, ready());
        pool.beats(second, ready());

        pool.put("news", new Replicas(1, 1)).expect(200);

        assertThat(pool.beats(first, new Held("news", 2, true, null)).stop()).isFalse();
        assertThat(pool.beats(second, ready()))
                .satisfies(told -> assertThat(told.stop()).isTrue())
                .satisfies(told -> assertThat(told.reason()).isEqualTo("the serving pool shall have 1 replicas"));
        assertThat(cluster.wasStopped(second)).isFalse();
        for (int i = 0; i < 20; i++) {
            assertThat(pool.predict("news").expect(200).body()).contains(first.workload());
        }
        cluster.kill(second);
        await().untilAsserted(() -> assertThat(fleet.replicas(pool.tenant()))
                .extracting(Workload::id)
                .containsExactly(first.workload()));
    }

    @Test
    void aReplicaThatWasStillToComeIsTakenFromTheQueue() {
        pool.put("news", new Replicas(3, 3)).expect(200);
        pool.beats(pool.agent(0), ready());
        PlayedAgent starting = pool.agent(2);

        pool.put("news", new Replicas(1, 1)).expect(200);

        await().until(() -> cluster.wasStopped(starting));
        assertThat(fleet.replicas(pool.tenant())).hasSize(1);
    }

    @Test
    void thePoolHasAsManyReplicasAsTheMostDemandingEndpoint() {
        pool.put("news", new Replicas(1, 1)).expect(200);
        pool.put("sport", new Replicas(3, 3)).expect(200);
        assertThat(fleet.replicas(pool.tenant())).hasSize(3);
        assertThat(pool.endpoint("news").replicas())
                .extracting(Scale::min, Scale::wanted)
                .containsExactly(1, 3);

        pool.delete("sport");

        await().untilAsserted(() -> assertThat(fleet.replicas(pool.tenant())).hasSize(1));
        pool.delete("news");
        assertThat(fleet.replicas(pool.tenant())).isEmpty();
    }

    @Test
    void anEndpointIsFailedOnlyWhereNoReplicaHasIt() {
        pool.put("news", new Replicas(2, 2)).expect(200);
        Held damaged = new Held("news", 1, false, "no memory is left");
        pool.beats(pool.agent(0), damaged);
        assertThat(pool.endpoint("news").state()).isEqualTo(EndpointState.FAILED);

        pool.beats(pool.agent(1), ready());

        Endpoint endpoint = pool.endpoint("news");
        assertThat(endpoint.state()).isEqualTo(EndpointState.READY);
        assertThat(endpoint.replicas().reason()).isEqualTo("replica 0: no memory is left");
        pool.predict("news").expect(200);
    }

    @Test
    void whatIsAskedForHasBounds() {
        assertThat(pool.put("news", new Replicas(3, 2)).expect(422).detail())
                .isEqualTo("replicas.min: must not be more than replicas.max, 2");
        assertThat(pool.put("news", new Replicas(17, null)).expect(422).detail())
                .isEqualTo("replicas.min: must be at most 16 (aiengine.serving.max-replicas)");
        assertThat(pool.put("news", new Replicas(1, 17)).expect(422).detail())
                .isEqualTo("replicas.max: must be at most 16 (aiengine.serving.max-replicas)");
        assertThat(pool.put("news", new Replicas(-1, 1)).expect(422).detail()).startsWith("replicas.min: ");
        assertThat(pool.put("news", new Replicas(0, 0)).expect(422).detail()).startsWith("replicas.max: ");
        assertThat(fleet.replicas(pool.tenant())).isEmpty();

        pool.put("news", new Replicas(16, 16)).expect(200);
        assertThat(fleet.replicas(pool.tenant()))
                .extracting(Workload::replica)
                .containsExactlyElementsOf(IntStream.range(0, 16).boxed().toList());
        pool.delete("news");
    }

    @Test
    void aBusyPoolGrowsAndSaysWhy() {
        pool.put("news", new Replicas(1, 3)).expect(200);
        PlayedAgent first = pool.agent(0);

        pool.beats(first, 1.0, ready());

        PlayedAgent second = pool.agent(1);
        pool.beats(second, 1.0, ready());
        Scale scale = Objects.requireNonNull(pool.endpoint("news").replicas());
        assertThat(scale.wanted()).isGreaterThan(1);
        assertThat(scale.reason()).startsWith("models are busy 100 % of the time (target 60 %)");
        await().untilAsserted(() -> assertThat(fleet.replicas(pool.tenant())).hasSize(3));
    }

    private static Held ready() {
        return new Held("news", 1, true, null);
    }
}
