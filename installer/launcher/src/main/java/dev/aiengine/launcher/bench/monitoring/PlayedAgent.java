package dev.aiengine.launcher.bench.monitoring;

import dev.aiengine.contract.Json;
import dev.aiengine.contract.agent.AgentRoutes;
import dev.aiengine.launcher.engine.LaunchFailure;
import java.io.IOException;
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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** An agent whose side of the conversation is spoken here. */
record PlayedAgent(HttpClient http, URI engine, String workload, String attempt, String token) {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Set<Path> MET = new HashSet<>();

    /** Waits for the next agent of a kind that the engine starts. */
    static PlayedAgent next(HttpClient http, URI engine, Path folder, String kind)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            try (Stream<Path> files = Files.list(folder)) {
                List<Path> news = files.filter(
                                file -> file.getFileName().toString().startsWith(kind + "-"))
                        .filter(MET::add)
                        .toList();
                if (!news.isEmpty()) {
                    // The others come when they are asked for
                    news.stream().skip(1).forEach(MET::remove);
                    String[] said = Files.readString(news.getFirst()).split(" ", 2);
                    String workload = news.getFirst().getFileName().toString().substring(kind.length() + 1);
                    return new PlayedAgent(http, engine, workload, said[0], said[1]);
                }
            }
            Thread.sleep(20);
        }
        throw new LaunchFailure("The engine started no " + kind + " agent");
    }

    /** Sends something and gives the answer of a success. */
    <T> T post(String route, Object body, Class<T> answer) throws IOException, InterruptedException {
        return Json.MAPPER.readValue(
                send(request(route)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(body)))),
                answer);
    }

    void tell(String route, Object body) throws IOException, InterruptedException {
        byte[] _ = send(request(route)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(body))));
    }

    void put(String route, byte[] bytes) throws IOException, InterruptedException {
        byte[] _ = send(request(route).PUT(BodyPublishers.ofByteArray(bytes)));
    }

    private HttpRequest.Builder request(String route) {
        String path = AgentRoutes.BASE.replace("{id}", workload).replace("{attempt}", attempt);
        return HttpRequest.newBuilder(engine.resolve(path + "/" + route))
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(60));
    }

    private byte[] send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
        if (response.statusCode() / 100 != 2) {
            throw new LaunchFailure("The engine answered " + response.statusCode() + ": "
                    + new String(response.body(), StandardCharsets.UTF_8));
        }
        return response.body();
    }
}
