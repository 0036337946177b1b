package dev.aiengine.console.overview;

import dev.aiengine.console.connection.Session;
import dev.aiengine.console.connection.Topic;
import dev.aiengine.console.monitoring.Traffic;
import dev.aiengine.console.work.Loaded;
import dev.aiengine.contract.audit.AuditEntry;
import dev.aiengine.contract.client.EngineClient;
import dev.aiengine.contract.endpoints.Endpoint;
import dev.aiengine.contract.fleet.Agent;
import dev.aiengine.contract.fleet.NodeStatus;
import dev.aiengine.contract.fleet.QueueEntry;
import dev.aiengine.contract.health.Health;
import dev.aiengine.contract.tenancy.Tenant;
import dev.aiengine.contract.training.TrainingJob;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The engine at a glance. */
final class OverviewModel {
    private static final int LATELY = 50;

    /** Asked of each tenant, so only when an event says that it changed. */
    private static final Set<Topic> PER_TENANT =
            EnumSet.of(Topic.TENANTS, Topic.ENDPOINTS, Topic.TRAINING, Topic.MODELS);

    private final Session session;
    final Loaded<Health> health;
    final Loaded<Owning> owning;
    final Loaded<Running> running;
    final Loaded<List<AuditEntry>> lately;
    final Loaded<Traffic> traffic;

    /** What tenants have, of all that the key sees. */
    record Owning(int tenants, List<Owned<Endpoint>> endpoints, List<Owned<TrainingJob>> training) {}

    /** What is running and waiting. */
    record Running(List<Agent> agents, List<NodeStatus> nodes, List<QueueEntry> queue) {}

    /** Something of a tenant. */
    record Owned<T>(String tenant, T thing) {}

    OverviewModel(Session session) {
        this.session = session;
        this.health = new Loaded<>(session.work());
        this.owning = new Loaded<>(session.work());
        this.running = new Loaded<>(session.work());
        this.lately = new Loaded<>(session.work());
        this.traffic = new Loaded<>(session.work());
    }

    void refresh() {
        refresh(EnumSet.allOf(Topic.class));
    }

    /** Asks anew about these; what no event tells is asked about each time. */
    void refresh(Set<Topic> changed) {
        EngineClient client = session.client();
        boolean operator = session.operator();
        if (owning.failure().get() != null || !Collections.disjoint(changed, PER_TENANT)) {
            owning.load(() -> operator ? ofAll(client) : of(client, ""));
        }
        if (lately.failure().get() != null || changed.contains(Topic.AUDIT)) {
            lately.load(() -> client.audit().page(LATELY, null).items());
        }
        Instant now = session.now();
        health.load(client::health);
        traffic.load(() -> Traffic.read(client, operator, now));
        running.load(() -> operator
                ? new Running(
                        client.agents().all(),
                        client.nodes().list(),
                        client.queue().all())
                : new Running(List.of(), List.of(), client.queue().all()));
    }

    private static Owning ofAll(EngineClient client) {
        List<Tenant> tenants = client.tenants().list().all();
        List<Owning> each = tenants.stream()
                .map(tenant -> of(client.forTenant(tenant.name()), tenant.name()))
                .toList();
        return new Owning(
                tenants.size(),
                each.stream().flatMap(one -> one.endpoints().stream()).toList(),
                each.stream().flatMap(one -> one.training().stream()).toList());
    }

    private static Owning of(EngineClient client, String tenant) {
        return new Owning(1, endpoints(client, tenant), training(client, tenant));
    }

    private static List<Owned<Endpoint>> endpoints(EngineClient client, String tenant) {
        return client.endpoints().list().stream()
                .map(one -> new Owned<>(tenant, one))
                .toList();
    }

    /** The newest jobs; an older one that still runs is in the fleet's list. */
    private static List<Owned<TrainingJob>> training(EngineClient client, String tenant) {
        return client.training().list().page(LATELY, null).items().stream()
                .map(one -> new Owned<>(tenant, one))
                .toList();
    }
}
