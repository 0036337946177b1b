package dev.aiengine.console.overview;

import dev.aiengine.console.connection.Session;
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
import java.util.ArrayList;
import java.util.List;

/** The engine at a glance. */
final class OverviewModel {
    private static final int LATELY = 50;

    private final Session session;
    final Loaded<Health> health;
    final Loaded<Work> work;
    final Loaded<List<AuditEntry>> lately;
    final Loaded<Traffic> traffic;

    /** What is running and waiting, over all tenants that the key sees. */
    record Work(
            int tenants,
            List<Agent> agents,
            List<NodeStatus> nodes,
            List<QueueEntry> queue,
            List<Owned<Endpoint>> endpoints,
            List<Owned<TrainingJob>> training) {}

    /** Something of a tenant. */
    record Owned<T>(String tenant, T thing) {}

    OverviewModel(Session session) {
        this.session = session;
        this.health = new Loaded<>(session.work());
        this.work = new Loaded<>(session.work());
        this.lately = new Loaded<>(session.work());
        this.traffic = new Loaded<>(session.work());
    }

    void refresh() {
        health.load(session.client()::health);
        work.load(this::read);
        Instant now = session.now();
        boolean operator = session.operator();
        traffic.load(() -> Traffic.read(session.client(), operator, now));
        lately.load(() -> session.client().audit().page(LATELY, null).items());
    }

    private Work read() {
        EngineClient client = session.client();
        if (!session.operator()) {
            return new Work(1, List.of(), List.of(), client.queue().all(), endpoints(client, ""), training(client, ""));
        }
        List<Tenant> tenants = client.tenants().list().all();
        List<Owned<Endpoint>> endpoints = new ArrayList<>();
        List<Owned<TrainingJob>> training = new ArrayList<>();
        for (Tenant tenant : tenants) {
            EngineClient of = client.forTenant(tenant.name());
            endpoints.addAll(endpoints(of, tenant.name()));
            training.addAll(training(of, tenant.name()));
        }
        return new Work(
                tenants.size(),
                client.agents().all(),
                client.nodes().list(),
                client.queue().all(),
                endpoints,
                training);
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
