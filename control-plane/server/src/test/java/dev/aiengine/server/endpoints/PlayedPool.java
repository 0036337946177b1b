package dev.aiengine.server.endpoints;

import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.aiengine.contract.agent.DesiredState;
import dev.aiengine.contract.agent.Heartbeat;
import dev.aiengine.contract.agent.Heartbeat.Held;
import dev.aiengine.contract.agent.Heartbeat.Load;
import dev.aiengine.contract.endpoints.Endpoint;
import dev.aiengine.contract.endpoints.EndpointSpec;
import dev.aiengine.contract.endpoints.Replicas;
import dev.aiengine.contract.endpoints.Variant;
import dev.aiengine.contract.tenancy.Role;
import dev.aiengine.server.TestEngine;
import dev.aiengine.server.TestEngine.Answer;
import dev.aiengine.server.fleet.Fleet;
import dev.aiengine.server.fleet.PlayedCluster;
import dev.aiengine.server.fleet.PlayedCluster.PlayedAgent;
import dev.aiengine.server.fleet.PlayedTraining;
import dev.aiengine.server.fleet.Workload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A tenant with a model, whose replicas are played: each answers on a port of its own with its workload. */
public final class PlayedPool implements AutoCloseable {
    private final TestEngine engine;
    private final PlayedCluster cluster;
    private final Fleet fleet;
    private final String tenant;
    private final String key;
    private final Map<String, HttpServer> servers = new ConcurrentHashMap<>();

    public PlayedPool(TestEngine engine, PlayedCluster cluster, Fleet fleet, String tenant) {
        this.engine = engine;
        this.cluster = cluster;
        this.fleet = fleet;
        this.tenant = tenant;
        this.key = engine.key(tenant, Role.TENANT_MEMBER);
        PlayedTraining.of(engine, cluster, key, "topics", "package");
    }

    public String tenant() {
        return tenant;
    }

    public String key() {
        return key;
    }

    public Answer put(String endpoint, Replicas replicas) {
        return engine.put(
                key,
                "/api/v1/endpoints/" + endpoint,
                new EndpointSpec(List.of(new Variant("topics", "1", null)), null, null, replicas));
    }

    public void delete(String endpoint) {
        engine.delete(key, "/api/v1/endpoints/" + endpoint).expect(204);
    }

    public Endpoint endpoint(String name) {
        return Objects.requireNonNull(
                engine.get(key, "/api/v1/endpoints/" + name).expect(200).as(Endpoint.class));
    }

    public Answer predict(String endpoint) {
        return engine.post(key, "/api/v1/predict/" + endpoint, Map.of("inputs", List.of("a")));
    }

    public Optional<Workload> replica(int number) {
        return fleet.replicas(tenant).stream()
                .filter(replica -> replica.replica() == number)
                .findAny();
    }

    /** The agent of a replica's first attempt, once it was launched. */
    public PlayedAgent agent(int number) {
        return cluster.agent(
                await().until(() -> replica(number), Optional::isPresent)
                        .orElseThrow()
                        .id(),
                1);
    }

    public DesiredState beats(PlayedAgent agent, Held... held) {
        return beats(agent, 0, held);
    }

    public DesiredState beats(PlayedAgent agent, double busy, Held... held) {
        return agent.post(
                        engine,
                        "heartbeat",
                        new Heartbeat(
                                "played", 1, addressOf(agent), 1 << 20, null, null, List.of(held), new Load(busy, 0)))
                .expect(200)
                .as(DesiredState.class);
    }

    public String addressOf(PlayedAgent agent) {
        HttpServer server = servers.computeIfAbsent(agent.workload(), PlayedPool::answering);
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Its process is gone, and nobody has noticed yet. */
    public void silence(PlayedAgent agent) {
        Objects.requireNonNull(servers.get(agent.workload())).stop(0);
    }

    @Override
    public void close() {
        servers.values().forEach(server -> server.stop(0));
    }

    private static HttpServer answering(String workload) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/api/v1/predict/", exchange -> {
                exchange.getRequestBody().readAllBytes();
                byte[] answer = ("{\"replica\":\"" + workload + "\"}").getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
