package dev.aiengine.console.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.aiengine.contract.Json;
import dev.aiengine.contract.fleet.Agent;
import dev.aiengine.contract.fleet.AgentPage;
import dev.aiengine.contract.fleet.Gpu;
import dev.aiengine.contract.fleet.NodeReading;
import dev.aiengine.contract.fleet.NodeStatus;
import dev.aiengine.contract.health.Health;
import dev.aiengine.contract.metrics.Series;
import dev.aiengine.contract.metrics.SeriesList;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Answers as an engine with many GPUs would, which no machine of ours has: for pictures, and for keys among many cells.
 */
public final class PlayedFleet implements AutoCloseable {
    private static final long GB = 1L << 30;

    private final HttpServer server;
    private final AgentPage fleet;
    private final Instant now = Instant.now();
    private final AtomicInteger charts = new AtomicInteger();

    public PlayedFleet(int nodes, int gpus) throws IOException {
        this.fleet = fleet(nodes, gpus);
        this.server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/api/v1/health", exchange -> send(exchange, new Health("UP", "1.0", Map.of())));
        server.createContext("/api/v1/tenants", exchange -> send(exchange, Map.of("items", List.of())));
        server.createContext("/api/v1/agents", exchange -> send(exchange, fleet));
        server.createContext("/api/v1/metrics", exchange -> {
            charts.incrementAndGet();
            send(exchange, past(gpus));
        });
        server.start();
    }

    public URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** How often charts were asked for. */
    public int charts() {
        return charts.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private AgentPage fleet(int count, int gpus) {
        Random random = new Random(7);
        List<NodeStatus> nodes = new ArrayList<>();
        List<Agent> agents = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            String name = String.format(Locale.ROOT, "gpu-node-%02d", number);
            List<Gpu> found = new ArrayList<>();
            for (int index = 0; index < gpus; index++) {
                double busy = number % 5 == 0 ? 0 : Math.clamp(0.75 + random.nextGaussian() * 0.35, 0, 1);
                found.add(gpu(index, busy, random.nextDouble()));
            }
            boolean drained = number == 4 || number == 9;
            boolean silent = number == 14 || number == 9;
            List<String> workloads = number == 9 || number % 5 == 0 ? List.of() : List.of("a" + number, "b" + number);
            workloads.forEach(id -> agents.add(agent(id, name)));
            nodes.add(new NodeStatus(
                    name,
                    drained || silent ? null : new NodeStatus.Capacity(gpus, "NVIDIA-H100-80GB-HBM3", 96, 960 * GB),
                    workloads,
                    drained ? now.minusSeconds(300) : null,
                    drained ? "operator:ops" : null,
                    silent,
                    silent ? now.minusSeconds(900) : now,
                    new NodeReading(96, random.nextDouble(), 1_000 * GB, 400 * GB, found, null),
                    new NodeStatus.Cache(4, 3 * GB, null)));
        }
        return new AgentPage(agents, nodes, null);
    }

    private static Gpu gpu(int index, double busy, double memory) {
        return new Gpu(
                index,
                "GPU-" + index,
                "NVIDIA H100 80GB HBM3",
                80 * GB,
                Math.round(memory * 80 * GB),
                busy,
                35 + 45 * busy,
                null,
                busy > 0 ? List.of(new Gpu.User(4_000 + index, "java", GB)) : List.of());
    }

    private Agent agent(String id, String node) {
        return new Agent(
                id + "-1", "acme", id.startsWith("a") ? "TRAIN" : "SERVE", id, 1, node, 7L, null, GB, now, null);
    }

    private SeriesList past(int gpus) {
        List<Series> series = new ArrayList<>();
        series.add(line("cpu", "ratio", null, 0.3, 0.1));
        series.add(line("memory", "bytes", null, 400.0 * GB, 30.0 * GB));
        for (int gpu = 0; gpu < gpus; gpu++) {
            series.add(line("gpuUtilisation", "ratio", gpu, 0.6 + gpu * 0.03, 0.15));
            series.add(line("gpuMemory", "bytes", gpu, (40.0 + gpu) * GB, 5.0 * GB));
            series.add(line("gpuTemperature", "celsius", gpu, 60.0 + gpu, 5));
        }
        return new SeriesList(now.minus(Duration.ofHours(1)), now, 10L, series);
    }

    private Series line(String name, String unit, @Nullable Integer gpu, double middle, double swing) {
        List<Series.Point> points = new ArrayList<>();
        for (int step = 0; step < 360; step++) {
            points.add(new Series.Point(
                    now.getEpochSecond() - 3_600.0 + step * 10.0,
                    middle + swing * Math.sin(step / 20.0 + (gpu == null ? 0 : gpu))));
        }
        return new Series(
                name, unit, gpu == null ? Map.of("node", "n") : Map.of("node", "n", "gpu", gpu.toString()), points);
    }

    private static void send(HttpExchange exchange, Object answer) throws IOException {
        byte[] body = Json.MAPPER.writeValueAsBytes(answer);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
