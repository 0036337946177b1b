package dev.aiengine.agent.http;

import dev.aiengine.agent.Conversation;
import dev.aiengine.agent.FakeControlPlane;
import dev.aiengine.agent.control.Blobs;
import dev.aiengine.agent.control.ControlPlaneClient;
import dev.aiengine.agent.control.Ending;
import dev.aiengine.agent.control.WorkFolder;
import dev.aiengine.agent.measuring.Meters;
import dev.aiengine.agent.measuring.Remembrance;
import dev.aiengine.agent.serving.PredictorLoader;
import dev.aiengine.agent.serving.ServingState;
import dev.aiengine.contract.agent.ServingPlan;
import dev.aiengine.contract.agent.ServingPlan.EndpointPlan;
import dev.aiengine.contract.agent.ServingPlan.KeyDigest;
import dev.aiengine.contract.agent.ServingPlan.VariantPlan;
import dev.aiengine.contract.endpoints.Batching;
import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.ModelPackage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** A serving agent without its heartbeat: state and server on a real port, packages from a fake control plane. */
final class ServingFixture implements AutoCloseable {
    static final String KEY = "key-of-acme";
    static final Batching BATCHING = new Batching(8, 0, 4);

    final FakeControlPlane controlPlane = new FakeControlPlane();
    final Ending ending = new Ending();
    final AtomicReference<PredictorLoader> loader = new AtomicReference<>();
    final AtomicReference<Instant> now = new AtomicReference<>();
    final Meters meters = new Meters();
    final Remembrance remembrance = new Remembrance(2);
    final AtomicInteger news = new AtomicInteger();
    final ServingState state;
    final PredictionServer server;
    final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ControlPlaneClient client = Conversation.client(controlPlane, ending, Duration.ZERO);
    private final ScheduledExecutorService loading = Executors.newSingleThreadScheduledExecutor();
    private final Path scratch;

    ServingFixture(Path folder, PredictorLoader loader) throws IOException {
        this.loader.set(loader);
        this.scratch = folder.resolve("scratch");
        InstantSource clock = () -> now.get() == null ? InstantSource.system().instant() : now.get();
        WorkFolder work = new WorkFolder(folder.resolve("work"));
        this.state = new ServingState(
                work,
                new Blobs(work.blobs(), client),
                found -> this.loader.get().load(found),
                new ServingState.Surroundings(
                        clock,
                        System::nanoTime,
                        loading,
                        Thread.ofPlatform().daemon()::start,
                        Conversation.HASTY,
                        1500,
                        meters),
                news::incrementAndGet);
        this.server = PredictionServer.start(
                state,
                new Limits(2000, 4, Duration.ofSeconds(30)),
                new PredictionServer.Surroundings(clock, System::nanoTime, "0.1.0", remembrance),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    /** A package whose manifest says which model it is. */
    String model(String framework) throws IOException {
        Path folder = Files.createDirectories(scratch.resolve(framework));
        new ModelManifest(
                        1,
                        "sentiment",
                        framework,
                        "text",
                        "label",
                        List.of(),
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        null,
                        "0.1.0")
                .write(folder);
        Path archive = scratch.resolve(framework + ".zip");
        ModelPackage.pack(folder, archive);
        return controlPlane.blob(Files.readAllBytes(archive));
    }

    static ServingPlan plan(EndpointPlan... endpoints) {
        KeyDigest key = new KeyDigest(FakeControlPlane.sha256(KEY.getBytes(StandardCharsets.UTF_8)), null);
        return new ServingPlan("acme", List.of(key), List.of(endpoints));
    }

    EndpointPlan endpoint(String name, int generation, String... models) throws IOException {
        List<VariantPlan> variants = new ArrayList<>();
        for (String model : models) {
            variants.add(new VariantPlan("reviews", variants.size() + 1, 1, model(model)));
        }
        return new EndpointPlan(name, generation, BATCHING, null, variants);
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    HttpRequest.Builder json(String endpoint, String body) {
        return HttpRequest.newBuilder(uri("/api/v1/predict/" + endpoint))
                .header("Authorization", "Bearer " + KEY)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    @Override
    public void close() throws Exception {
        server.close(Duration.ofSeconds(1));
        state.close();
        loading.shutdown();
        client.close();
        controlPlane.close();
        http.shutdownNow();
    }
}
