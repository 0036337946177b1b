package dev.aiengine.agent.node;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.aiengine.agent.FakeControlPlane;
import dev.aiengine.contract.Json;
import dev.aiengine.contract.agent.NodeHeartbeat;
import dev.aiengine.contract.agent.NodeState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The control plane as a node's daemon sees it, on a real socket. */
final class PlayedControlPlane implements AutoCloseable {
    static final String TOKEN = "token-of-nodes";

    final List<NodeHeartbeat> heartbeats = new CopyOnWriteArrayList<>();
    final List<String> fetches = new CopyOnWriteArrayList<>();
    final Map<String, byte[]> packages = new ConcurrentHashMap<>();
    volatile NodeState state = new NodeState(List.of(), List.of());
    volatile boolean away;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    PlayedControlPlane() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/agent/v1/nodes/node-1/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** A package that the node should have. */
    NodeState.Wanted wanted(String tenant, byte[] bytes) {
        String sha256 = FakeControlPlane.sha256(bytes);
        packages.put(sha256, bytes);
        return new NodeState.Wanted(tenant, sha256, bytes.length);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            if (away) {
                exchange.sendResponseHeaders(503, -1);
            } else if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.sendResponseHeaders(401, -1);
            } else if (path.endsWith("/heartbeat")) {
                heartbeats.add(Json.MAPPER.readValue(body, NodeHeartbeat.class));
                send(exchange, Json.MAPPER.writeValueAsBytes(state));
            } else {
                fetches.add(path);
                byte[] bytes = packages.get(path.substring(path.lastIndexOf('/') + 1));
                if (bytes == null) {
                    exchange.sendResponseHeaders(404, -1);
                } else {
                    send(exchange, bytes);
                }
            }
        }
    }

    private static void send(HttpExchange exchange, byte[] bytes) throws IOException {
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
