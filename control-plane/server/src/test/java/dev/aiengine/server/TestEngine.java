package dev.aiengine.server;

import dev.aiengine.contract.Json;
import dev.aiengine.contract.Problem;
import dev.aiengine.contract.datasets.Dataset;
import dev.aiengine.contract.tenancy.ApiKey;
import dev.aiengine.contract.tenancy.NewKey;
import dev.aiengine.contract.tenancy.NewTenant;
import dev.aiengine.contract.tenancy.Quota;
import dev.aiengine.contract.tenancy.Role;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.env.Environment;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/** The running application of an {@link EngineTest}, called over HTTP as anybody would call it. */
public class TestEngine {
    /** The operator's key. */
    public static final String OPERATOR = "operator-key-of-the-tests";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Environment environment;

    TestEngine(Environment environment) {
        this.environment = environment;
    }

    /** A new tenant with a name of its own and no quota. */
    public String createTenant() {
        return createTenant(Quota.UNLIMITED);
    }

    public String createTenant(Quota quota) {
        String name = "t-" + UUID.randomUUID().toString().substring(0, 18);
        post(OPERATOR, "/api/v1/tenants", new NewTenant(name, null, quota)).expect(201);
        return name;
    }

    /** A new key of a tenant. */
    public String key(String tenant, Role role) {
        ApiKey key = post(OPERATOR, "/api/v1/tenants/" + tenant + "/keys", new NewKey("test", role, null))
                .expect(201)
                .as(ApiKey.class);
        if (key.key() == null) {
            throw new AssertionError("a new key comes with its secret");
        }
        return key.key();
    }

    /** A member's key of a new tenant. */
    public String member() {
        return key(createTenant(), Role.TENANT_MEMBER);
    }

    /** Uploads a CSV file as the next version of a dataset. */
    public Dataset upload(String key, String name, String csv) {
        return put(key, "/api/v1/datasets/" + name, "text/csv", BodyPublishers.ofString(csv))
                .expect(201)
                .as(Dataset.class);
    }

    public Answer get(String key, String path) {
        return send(request(key, path).GET());
    }

    public Answer delete(String key, String path) {
        return send(request(key, path).DELETE());
    }

    public Answer post(String key, String path, Object body) {
        return send(
                request(key, path).header("Content-Type", "application/json").POST(json(body)));
    }

    public Answer put(String key, String path, Object body) {
        return send(
                request(key, path).header("Content-Type", "application/json").PUT(json(body)));
    }

    public Answer put(String key, String path, String mediaType, BodyPublisher body) {
        return send(request(key, path).header("Content-Type", mediaType).PUT(body));
    }

    /** A request to this engine, for what the methods above do not cover. */
    public HttpRequest.Builder request(String key, String path) {
        return HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Bearer " + key)
                .timeout(Duration.ofMinutes(2));
    }

    /** Sends the head of a POST that tells of a body, and never the body. Gives the first line of the answer. */
    public String announce(String key, String path, String mediaType, long length) throws IOException {
        try (Socket socket = new Socket("localhost", uri("").getPort())) {
            socket.setSoTimeout(60_000);
            String head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + key
                    + "\r\nContent-Type: " + mediaType + "\r\nContent-Length: " + length + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            return String.valueOf(
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                            .readLine());
        }
    }

    public URI uri(String path) {
        return URI.create("http://localhost:" + environment.getRequiredProperty("local.server.port") + path);
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers().map(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static BodyPublisher json(Object body) {
        return BodyPublishers.ofString(Json.MAPPER.writeValueAsString(body));
    }

    /** What came back. */
    public record Answer(int status, Map<String, java.util.List<String>> headers, String body) {

        /** Itself, where it has this status; otherwise the test fails and shows the body. */
        public Answer expect(int expected) {
            if (status != expected) {
                throw new AssertionError("expected " + expected + " but was " + status + ": " + body);
            }
            return this;
        }

        public <T> T as(Class<T> type) {
            return Json.MAPPER.readValue(body, type);
        }

        public JsonNode json() {
            return Json.MAPPER.readTree(body);
        }

        /** The detail of a problem. */
        public String detail() {
            return String.valueOf(as(Problem.class).detail());
        }

        /** The first header of this name, empty where there is none. */
        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().getFirst())
                    .findFirst()
                    .orElse("");
        }
    }

    /** Gives the application a data folder of its own and the operator's key; the folder goes when it closes. */
    static class Folder implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            try {
                Path data = Files.createTempDirectory("engine-test");
                TestPropertyValues.of("API_KEY=" + OPERATOR, "aiengine.storage.data=" + data)
                        .applyTo(context);
                context.addApplicationListener(event -> {
                    if (event instanceof ContextClosedEvent) {
                        FileSystemUtils.deleteRecursively(data.toFile());
                    }
                });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
