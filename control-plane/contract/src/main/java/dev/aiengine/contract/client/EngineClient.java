package dev.aiengine.contract.client;

import dev.aiengine.contract.Json;
import dev.aiengine.contract.audit.AuditEntry;
import dev.aiengine.contract.fleet.Agent;
import dev.aiengine.contract.fleet.QueueAnswer;
import dev.aiengine.contract.fleet.QueueEntry;
import dev.aiengine.contract.fleet.QueueQuestion;
import dev.aiengine.contract.health.Health;
import dev.aiengine.contract.prediction.PredictRequest;
import dev.aiengine.contract.prediction.PredictResponse;
import dev.aiengine.contract.tasks.Task;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An engine as a Java program sees it. One client is one key, and for an operator one tenant at a time; all clients
 * made from one share its connections. What the engine refuses is an {@link EngineException}, no answer an
 * {@link EngineUnreachable}. Safe for any number of threads.
 */
public final class EngineClient {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final Wire wire;

    /**
     * A client of an engine, or of an agent that serves.
     *
     * @param base such as {@code http://localhost:8080}
     */
    public EngineClient(URI base, String key) {
        this(new Wire(
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CONNECT)
                        .build(),
                base,
                key,
                null,
                Json.MAPPER));
    }

    private EngineClient(Wire wire) {
        this.wire = wire;
    }

    /** The same engine and key, about this tenant: what an operator needs for everything that a tenant owns. */
    public EngineClient forTenant(String tenant) {
        return new EngineClient(wire.forTenant(tenant));
    }

    /** The same engine and connections with another key. */
    public EngineClient withKey(String key) {
        return new EngineClient(wire.withKey(key));
    }

    /** The same key and connections at another place: an agent answers predictions as the engine does. */
    public EngineClient at(URI other) {
        return new EngineClient(wire.at(other));
    }

    /**
     * The same, but an answer that lacks something which this version's always have is a {@code JacksonException} at
     * once: for programs that show whatever there is.
     */
    public EngineClient strict() {
        return new EngineClient(wire.reading(Complete.MAPPER));
    }

    public URI base() {
        return wire.base();
    }

    /** Answers also when the engine is down but reachable: {@link Health#status()} says so. */
    public Health health() {
        return wire.read(wire.bytes(wire.request("health"), 503), Health.class);
    }

    /** As {@link #health()}, with what the engine's clock says. */
    public Ping ping() {
        return Ping.of(wire);
    }

    /** What can be trained, with the parameters each task takes. */
    public List<Task> tasks() {
        return new Listing<>(wire, "tasks", Task.class).all();
    }

    public TenantRoutes tenants() {
        return new TenantRoutes(wire);
    }

    public DatasetRoutes datasets() {
        return new DatasetRoutes(wire);
    }

    public TrainingRoutes training() {
        return new TrainingRoutes(wire);
    }

    public ModelRoutes models() {
        return new ModelRoutes(wire);
    }

    public EndpointRoutes endpoints() {
        return new EndpointRoutes(wire);
    }

    public PredictResponse predict(String endpoint, PredictRequest request) {
        return wire.post("predict/" + endpoint, request, PredictResponse.class);
    }

    /** One prediction per input; what an input is depends on the task. */
    public PredictResponse predict(String endpoint, @Nullable Object... inputs) {
        return predict(endpoint, new PredictRequest(List.of(inputs), null));
    }

    /** Running agents; of one tenant where this client names one. */
    public Listing<Agent> agents() {
        return new Listing<>(wire, "agents", Agent.class);
    }

    /** Machines that agents run on. */
    public NodeRoutes nodes() {
        return new NodeRoutes(wire);
    }

    /** What waits to run, in the order in which it will be tried. */
    public Listing<QueueEntry> queue() {
        return new Listing<>(wire, "queue", QueueEntry.class);
    }

    /** What the queue would do with other quotas or on another cluster; for operators. */
    public QueueAnswer simulate(QueueQuestion question) {
        return wire.post("queue/simulate", question, QueueAnswer.class);
    }

    /** Newest first. */
    public Listing<AuditEntry> audit() {
        return new Listing<>(wire, "audit", AuditEntry.class);
    }

    /** What was measured, and feedback on it. */
    public MetricRoutes metrics() {
        return new MetricRoutes(wire);
    }

    /** Everything that changes; of one tenant where this client names one. */
    public EventRoutes events() {
        return new EventRoutes(wire);
    }
}
