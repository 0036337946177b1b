package dev.aiengine.server.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.aiengine.contract.agent.DesiredState;
import dev.aiengine.contract.agent.Heartbeat;
import dev.aiengine.contract.agent.Mirror;
import dev.aiengine.contract.agent.NodeHeartbeat;
import dev.aiengine.contract.agent.NodeState;
import dev.aiengine.contract.fleet.AgentPage;
import dev.aiengine.contract.fleet.Gpu;
import dev.aiengine.contract.fleet.NodeReading;
import dev.aiengine.contract.fleet.NodeStatus;
import dev.aiengine.contract.metrics.Series;
import dev.aiengine.contract.metrics.SeriesList;
import dev.aiengine.contract.tenancy.Role;
import dev.aiengine.server.EngineTest;
import dev.aiengine.server.TestEngine;
import dev.aiengine.server.TestEngine.Answer;
import dev.aiengine.server.fleet.PlayedCluster.PlayedAgent;
import dev.aiengine.server.web.Digest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@EngineTest
class NodesTest {
    private static final NodeReading READING = new NodeReading(
            64,
            0.25,
            1L << 39,
            1L << 37,
            List.of(new Gpu(
                    0,
                    "GPU-a",
                    "NVIDIA H100 80GB HBM3",
                    81559L << 20,
                    1L << 30,
                    0.5,
                    60.0,
                    null,
                    List.of(new Gpu.User(7, "java", 1L << 29)))),
            null);

    private final TestEngine engine;
    private final PlayedCluster cluster;
    private final Fleet fleet;
    private final NodeReadings readings;
    private final String token;
    private final String node = "node-" + UUID.randomUUID();

    NodesTest(TestEngine engine, PlayedCluster cluster, Fleet fleet, NodeReadings readings, Tokens tokens) {
        this.engine = engine;
        this.cluster = cluster;
        this.fleet = fleet;
        this.readings = readings;
        this.token = tokens.ofNodes();
    }

    @Test
    void whatADaemonTellsIsShownAsItTellsIt() {
        beat(new NodeHeartbeat(READING, null, new NodeStatus.Cache(2, 3_000, null)))
                .expect(200);

        NodeStatus status = status();

        assertThat(status.reading()).isEqualTo(READING);
        assertThat(status.cache()).isEqualTo(new NodeStatus.Cache(2, 3_000, null));
        assertThat(status.stale()).isFalse();
        assertThat(status.drainedSince()).isNull();
        assertThat(readings.latest())
                .filteredOn(read -> read.node().equals(node))
                .extracting(NodeRead::reading)
                .containsExactly(READING);
    }

    @Test
    void whatADaemonTellsBecomesChartsForOperatorsAlone() {
        beat(new NodeHeartbeat(READING, null, null)).expect(200);

        // An answer ends before the second in which it was asked for
        SeriesList charts = await().until(
                        () -> metrics("?node=" + node).expect(200).as(SeriesList.class),
                        answer -> !answer.series().isEmpty());

        assertThat(charts.series())
                .extracting(Series::name, one -> one.points().getLast().v(), Series::labels)
                .containsExactly(
                        tuple("cpu", 0.25, Map.of("node", node)),
                        tuple("memory", (double) (1L << 37), Map.of("node", node)),
                        tuple("gpuUtilisation", 0.5, Map.of("node", node, "gpu", "0")),
                        tuple("gpuMemory", (double) (1L << 30), Map.of("node", node, "gpu", "0")),
                        tuple("gpuTemperature", 60.0, Map.of("node", node, "gpu", "0")));
        assertThat(metrics("?node=" + node + "&name=cpu,gpuMemory")
                        .expect(200)
                        .as(SeriesList.class)
                        .series())
                .extracting(Series::name)
                .containsExactly("cpu", "gpuMemory");
        String tenant = engine.createTenant();
        for (Role role : List.of(Role.TENANT_ADMIN, Role.TENANT_MEMBER, Role.PREDICT)) {
            engine.get(engine.key(tenant, role), "/api/v1/metrics?node=" + node).expect(403);
        }
        assertThat(engine.get(engine.key(tenant, Role.TENANT_ADMIN), "/api/v1/metrics")
                        .expect(200)
                        .body())
                .doesNotContain(node);
    }

    @Test
    void aQuestionAboutANodeThatCannotBeAnsweredIsRefusedInWords() {
        beat(new NodeHeartbeat(READING, null, null)).expect(200);

        assertThat(metrics("?node=nowhere").expect(404).detail()).contains("node nowhere");
        metrics("?node=played").expect(200);
        assertThat(metrics("?node=" + node + "&endpoint=news").expect(422).detail())
                .contains("node: cannot be asked");
        assertThat(metrics("?node=" + node + "&by=model").expect(422).detail()).contains("node: cannot be asked");
        assertThat(metrics("?node=" + node + "&name=latency").expect(422).detail())
                .contains("gpuTemperature");
        assertThat(metrics("?name=cpu").expect(422).detail()).contains("of a node, named by node");
        assertThat(metrics("?node=" + node + "&step=0").expect(422).detail()).contains("step: must be a positive");
        assertThat(metrics("?node=" + node + "&from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z")
                        .expect(422)
                        .detail())
                .contains("from: must be before to");
    }

    @Test
    void machinesAreInPrometheusGpuByGpu() {
        beat(new NodeHeartbeat(READING, null, null)).expect(200);

        String scraped = engine.get(TestEngine.OPERATOR, "/actuator/prometheus")
                .expect(200)
                .body();

        assertThat(scraped.lines().filter(line -> line.contains(node)).map(line -> line.replace(node, "N")))
                .containsExactlyInAnyOrder(
                        "aiengine_node_cpu_ratio{node=\"N\"} 0.25",
                        "aiengine_node_memory_bytes{node=\"N\"} 1.37438953472E11",
                        "aiengine_node_memory_max_bytes{node=\"N\"} 5.49755813888E11",
                        "aiengine_gpu_utilisation_ratio{gpu=\"0\",node=\"N\"} 0.5",
                        "aiengine_gpu_memory_bytes{gpu=\"0\",node=\"N\"} 1.073741824E9",
                        "aiengine_gpu_memory_max_bytes{gpu=\"0\",node=\"N\"} 8.5520809984E10",
                        "aiengine_gpu_temperature_celsius{gpu=\"0\",node=\"N\"} 60.0");
    }

    @Test
    void theClustersMachinesAreShownWithWhatTheQueueCountsWith() {
        AgentPage page = page();

        assertThat(page.nodes())
                .filteredOn(one -> one.node().equals("played"))
                .extracting(NodeStatus::capacity)
                .containsExactly(new NodeStatus.Capacity(8, null, 1_000, 1L << 50));
    }

    @Test
    void whoHasNoTokenOfDaemonsIsRefused() {
        NodeHeartbeat heartbeat = new NodeHeartbeat(READING, null, null);

        engine.post("other", "/agent/v1/nodes/" + node + "/heartbeat", heartbeat)
                .expect(401);
        engine.post(TestEngine.OPERATOR, "/agent/v1/nodes/" + node + "/heartbeat", heartbeat)
                .expect(401);
        engine.get("other", "/agent/v1/nodes/" + node + "/tenants/t/packages/" + Digest.sha256("x"))
                .expect(401);
    }

    @Test
    void aHeartbeatThatIsNoneIsRefusedWithItsField() {
        assertThat(beat(Map.of("address", "http://10.0.0.1:1")).expect(422).body())
                .contains("reading");
        assertThat(beat(new NodeHeartbeat(READING, "file:///etc/passwd", null))
                        .expect(422)
                        .body())
                .contains("address");
        engine.post(token, "/agent/v1/nodes/a%20b/heartbeat", new NodeHeartbeat(READING, null, null))
                .expect(422);
    }

    @Test
    void aDaemonIsToldWhatTheServingAgentsBesideItNeedAndNothingElse() {
        String tenant = engine.createTenant();
        String sha256 = ServedModel.of(engine, cluster, tenant);
        PlayedAgent agent = cluster.agent(fleet.replicas(tenant).getFirst().id(), 1);
        assertThat(mirror(agent)).isNull();

        NodeState state = await().until(
                        () -> beat(new NodeHeartbeat(READING, "http://10.1.2.3:8501", null))
                                .expect(200)
                                .as(NodeState.class),
                        desired -> !desired.packages().isEmpty());

        assertThat(state.packages()).containsExactly(new NodeState.Wanted(tenant, sha256, "package".length()));
        assertThat(engine.get(token, path(tenant, sha256)).expect(200).body()).isEqualTo("package");
        Mirror mirror = Objects.requireNonNull(mirror(agent));
        assertThat(mirror.url()).isEqualTo("http://10.1.2.3:8501/packages/" + tenant);
        assertThat(state.readers()).containsExactly(new NodeState.Reader(tenant, Digest.sha256(mirror.token())));
        engine.get(token, path(tenant, Digest.sha256("another"))).expect(404);
        engine.get(token, path(engine.createTenant(), sha256)).expect(404);
        engine.get(token, path(tenant, sha256).replace(node, "elsewhere")).expect(404);
    }

    private @Nullable Mirror mirror(PlayedAgent agent) {
        return agent.post(engine, "heartbeat", new Heartbeat(node, 1, "http://127.0.0.1:1", 1, null, null, List.of()))
                .expect(200)
                .as(DesiredState.class)
                .mirror();
    }

    private String path(String tenant, String sha256) {
        return "/agent/v1/nodes/" + node + "/tenants/" + tenant + "/packages/" + sha256;
    }

    private Answer beat(Object heartbeat) {
        return engine.post(token, "/agent/v1/nodes/" + node + "/heartbeat", heartbeat);
    }

    private Answer metrics(String question) {
        return engine.get(TestEngine.OPERATOR, "/api/v1/metrics" + question);
    }

    private AgentPage page() {
        return engine.get(TestEngine.OPERATOR, "/api/v1/agents").expect(200).as(AgentPage.class);
    }

    private NodeStatus status() {
        return page().nodes().stream()
                .filter(one -> one.node().equals(node))
                .findFirst()
                .orElseThrow();
    }
}
