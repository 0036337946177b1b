package dev.aiengine.agent;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.aiengine.agent.control.Attempt;
import dev.aiengine.agent.control.Sha256;
import dev.aiengine.contract.Json;
import dev.aiengine.contract.agent.DesiredState;
import dev.aiengine.contract.agent.Heartbeat;
import dev.aiengine.contract.agent.TrainingOrder;
import dev.aiengine.contract.agent.TrainingOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** The control plane as far as one agent sees it, on a real socket; it can go away and come back on the same port. */
public final class FakeControlPlane implements AutoCloseable {
    public static final String TOKEN = "token-of-this-attempt";
    public static final String WORKLOAD = "w-1";

    /** A scripted answer that comes before the real one. */
    public record Trouble(String route, int status, Map<String, String> headers) {
        public static Trouble on(String route, int status) {
            return new Trouble(route, status, Map.of());
        }
    }

    private static final String BASE = "/agent/v1/workloads/" + WORKLOAD + "/attempts/1";

    public final List<Heartbeat> heartbeats = new CopyOnWriteArrayList<>();
    public final List<TrainingOutcome> outcomes = new CopyOnWriteArrayList<>();
    public final Map<String, byte[]> blobs = new ConcurrentHashMap<>();
    public final Map<String, byte[]> packages = new ConcurrentHashMap<>();
    public final List<byte[]> checkpoints = new CopyOnWriteArrayList<>();
    public final List<String> requests = new CopyOnWriteArrayList<>();
    public final Queue<Trouble> troubles = new ConcurrentLinkedQueue<>();
    public volatile DesiredState desired = new DesiredState(false, null, null);
    public volatile @Nullable TrainingOrder order;
    public volatile boolean over;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final int port;
    private volatile @Nullable HttpServer server;

    public FakeControlPlane() {
        HttpServer listening = listen(0);
        this.server = listening;
        this.port = listening.getAddress().getPort();
    }

    public Attempt attempt() {
        return new Attempt(URI.create("http://127.0.0.1:" + port), TOKEN, WORKLOAD, 1);
    }

    public String blob(byte[] bytes) {
        String sha256 = sha256(bytes);
        blobs.put(sha256, bytes);
        return sha256;
    }

    public void goAway() {
        HttpServer running = server;
        if (running != null) {
            running.stop(0);
            server = null;
        }
    }

    public boolean away() {
        return server == null;
    }

    public void comeBack() {
        server = listen(port);
    }

    @Override
    public void close() {
        goAway();
        threads.shutdownNow();
    }

    public static String sha256(byte[] bytes) {
        return Sha256.hex(Sha256.digest().digest(bytes));
    }

    private HttpServer listen(int on) {
        try {
            HttpServer listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), on), 0);
            listening.createContext("/", this::handle);
            listening.setExecutor(threads);
            listening.start();
            return listening;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            requests.add(exchange.getRequestMethod() + " " + path);
            if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                answer(exchange, 401, new byte[0]);
            } else if (!path.startsWith(BASE)) {
                answer(exchange, 404, new byte[0]);
            } else if (over) {
                answer(exchange, 410, new byte[0]);
            } else {
                route(exchange, path.substring(BASE.length()), body);
            }
        }
    }

    private void route(HttpExchange exchange, String path, byte[] body) throws IOException {
        Trouble trouble = troubles.peek();
        if (trouble != null && path.startsWith(trouble.route)) {
            troubles.remove();
            trouble.headers.forEach(
                    (name, value) -> exchange.getResponseHeaders().set(name, value));
            answer(exchange, trouble.status, new byte[0]);
            return;
        }
        String last = path.substring(path.lastIndexOf('/') + 1);
        switch (path.substring(0, path.length() - (path.equals("/" + last) ? 0 : last.length()))) {
            case "/heartbeat" -> {
                heartbeats.add(read(body, Heartbeat.class));
                answer(exchange, 200, Json.MAPPER.writeValueAsBytes(desired));
            }
            case "/order" -> answer(exchange, order == null ? 404 : 200, Json.MAPPER.writeValueAsBytes(order));
            case "/blobs/" -> {
                byte[] blob = blobs.get(last);
                answer(exchange, blob == null ? 404 : 200, blob == null ? new byte[0] : blob);
            }
            case "/package/" -> {
                boolean whole = sha256(body).equals(last);
                if (whole) {
                    packages.put(last, body);
                }
                answer(exchange, whole ? 204 : 422, new byte[0]);
            }
            case "/checkpoint/" -> {
                checkpoints.add(body);
                answer(exchange, 204, new byte[0]);
            }
            case "/outcome" -> {
                outcomes.add(read(body, TrainingOutcome.class));
                answer(exchange, 204, new byte[0]);
            }
            default -> answer(exchange, 404, new byte[0]);
        }
    }

    private static <T> T read(byte[] body, Class<T> type) throws IOException {
        try {
            return Json.MAPPER.readValue(body, type);
        } catch (JacksonException e) {
            throw new IOException(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
