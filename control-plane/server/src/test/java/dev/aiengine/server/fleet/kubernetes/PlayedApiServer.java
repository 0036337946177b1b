package dev.aiengine.server.fleet.kubernetes;

import dev.aiengine.contract.Json;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The mock's API server, with what a real one has in addition and the engine counts on: server-side apply, namespaces
 * that must be there, templates of Jobs that cannot be changed, logs; and answers that a test puts in its way.
 */
final class PlayedApiServer implements AutoCloseable {
    private static final Pattern NAMESPACED = Pattern.compile("/namespaces/([^/?]+)/([a-z]+)");
    /** Kept, so that its level is: it logs every request. */
    private static final Logger NOISE = Logger.getLogger("io.fabric8.mockwebserver");

    private static final Pattern LOG = Pattern.compile("/namespaces/([^/]+)/pods/([^/]+)/log");

    private final MockWebServer web = new MockWebServer();
    private final Dispatching dispatching = new Dispatching();
    private final List<Fault> faults = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Map<String, String> logs = new ConcurrentHashMap<>();

    private final Set<String> denied = ConcurrentHashMap.newKeySet();

    PlayedApiServer() {
        NOISE.setLevel(Level.WARNING);
        web.setDispatcher(dispatching);
        web.start(InetAddress.getLoopbackAddress(), 0);
    }

    /** Answers the engine gets instead of the server's own; null lets a request through. */
    interface Fault extends Function<RecordedRequest, @Nullable MockResponse> {}

    String url() {
        return "http://" + web.getHostName() + ":" + web.getPort();
    }

    /** The next requests that match are answered with this, so many times. */
    void answer(String method, String path, int times, MockResponse response) {
        Pattern pattern = Pattern.compile(path);
        int[] left = {times};
        faults.add(request -> {
            boolean meant = request.getMethod().equals(method)
                    && pattern.matcher(request.getPath()).find();
            return meant && left[0]-- > 0 ? response : null;
        });
    }

    void answer(Fault fault) {
        faults.add(fault);
    }

    /** What the engine's account may not do, as {@code verb resource}. */
    void deny(String verbAndResource) {
        denied.add(verbAndResource);
    }

    void noMoreFaults() {
        faults.clear();
    }

    /** Requests since the start, as {@code METHOD path}. */
    long count(String method, String path) {
        Pattern pattern = Pattern.compile(method + " .*" + path);
        return requests.stream()
                .filter(request -> pattern.matcher(request).find())
                .count();
    }

    void log(String namespace, String pod, String text) {
        logs.put(namespace + "/" + pod, text);
    }

    static MockResponse status(int code, String reason, String message) {
        return new MockResponse()
                .setResponseCode(code)
                .setHeader("Content-Type", "application/json")
                .setBody(Serialization.asJson(new StatusBuilder()
                        .withCode(code)
                        .withReason(reason)
                        .withMessage(message)
                        .withStatus("Failure")
                        .build()));
    }

    @Override
    public void close() {
        try {
            web.shutdown();
        } catch (IllegalStateException e) {
            // It waits ten seconds for open watches, and they end with the JVM at the latest
        }
    }

    private final class Dispatching extends KubernetesCrudDispatcher {

        @Override
        public MockResponse dispatch(RecordedRequest request) {
            requests.add(request.getMethod() + " " + request.getPath());
            for (Fault fault : faults) {
                @Nullable MockResponse answer = fault.apply(request);
                if (answer != null) {
                    return answer;
                }
            }
            Matcher log = LOG.matcher(request.getPath());
            if (log.find()) {
                return new MockResponse()
                        .setResponseCode(200)
                        .setBody(logs.getOrDefault(log.group(1) + "/" + log.group(2), ""));
            }
            if (request.getPath().equals("/version")) {
                return new MockResponse()
                        .setResponseCode(200)
                        .setBody("{\"major\":\"1\",\"minor\":\"34\",\"gitVersion\":\"v1.34.0\"}");
            }
            if (request.getPath().endsWith("/selfsubjectaccessreviews")) {
                return reviewed(request);
            }
            return withoutNamespace(request) ? notFound(request) : super.dispatch(request);
        }

        private MockResponse reviewed(RecordedRequest request) {
            ObjectNode review = (ObjectNode) Json.MAPPER.readTree(request.getUtf8Body());
            JsonNode asked = review.at("/spec/resourceAttributes");
            boolean allowed = !denied.contains(
                    asked.get("verb").asString() + " " + asked.get("resource").asString());
            review.putObject("status").put("allowed", allowed);
            return new MockResponse().setResponseCode(201).setBody(Json.MAPPER.writeValueAsString(review));
        }

        @Override
        public MockResponse handlePatch(RecordedRequest request) {
            return String.valueOf(request.getHeader("Content-Type")).startsWith("application/apply-patch")
                    ? apply(request.getPath(), request.getUtf8Body())
                    : super.handlePatch(request);
        }

        /** Makes the object where it is not there; merges into it where it is. */
        private MockResponse apply(String path, String body) {
            String name = path.substring(0, path.indexOf('?') < 0 ? path.length() : path.indexOf('?'));
            ObjectNode object = (ObjectNode) Json.MAPPER.readTree(body);
            if (super.handleGet(name).code() == 404) {
                return super.handleCreate(name.substring(0, name.lastIndexOf('/')), body);
            }
            ObjectNode merged = (ObjectNode)
                    Json.MAPPER.readTree(super.handleGet(name).getBody().readUtf8());
            object.properties().forEach(field -> merged.set(field.getKey(), merged(merged, field)));
            return super.handleUpdate(name, Json.MAPPER.writeValueAsString(merged));
        }

        private static JsonNode merged(ObjectNode old, Map.Entry<String, JsonNode> field) {
            if (!field.getKey().equals("metadata") || !(old.get("metadata") instanceof ObjectNode metadata)) {
                return field.getValue();
            }
            field.getValue().properties().forEach(entry -> metadata.set(entry.getKey(), entry.getValue()));
            return metadata;
        }

        private boolean withoutNamespace(RecordedRequest request) {
            Matcher namespaced = NAMESPACED.matcher(request.getPath());
            boolean writes =
                    request.getMethod().equals("POST") || request.getMethod().equals("PATCH");
            return writes
                    && namespaced.find()
                    && super.handleGet("/api/v1/namespaces/" + namespaced.group(1))
                                    .code()
                            == 404;
        }

        private static MockResponse notFound(RecordedRequest request) {
            return status(404, "NotFound", "namespaces of " + request.getPath() + " not found");
        }
    }
}
