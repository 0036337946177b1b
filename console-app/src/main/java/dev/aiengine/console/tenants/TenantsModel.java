package dev.aiengine.console.tenants;

import dev.aiengine.console.connection.Session;
import dev.aiengine.console.work.Failure;
import dev.aiengine.console.work.Loaded;
import dev.aiengine.contract.client.EngineClient;
import dev.aiengine.contract.fleet.Agent;
import dev.aiengine.contract.tenancy.ApiKey;
import dev.aiengine.contract.tenancy.NewKey;
import dev.aiengine.contract.tenancy.NewTenant;
import dev.aiengine.contract.tenancy.Tenant;
import dev.aiengine.contract.tenancy.TenantChange;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tenants with what they use, and the keys of the one that is selected. */
final class TenantsModel {
    private final Session session;
    final Loaded<List<Usage>> tenants;
    final Loaded<List<ApiKey>> keys;
    private @Nullable String selected;

    /**
     * A tenant and what it uses now.
     *
     * @param memory resident bytes of its agents
     * @param jobs unfinished training jobs
     */
    record Usage(Tenant tenant, int agents, long memory, long jobs, int endpoints) {
        String name() {
            return tenant.name();
        }
    }

    TenantsModel(Session session) {
        this.session = session;
        this.tenants = new Loaded<>(session.work());
        this.keys = new Loaded<>(session.work());
    }

    void refresh() {
        tenants.load(this::read);
        loadKeys();
    }

    /** The keys that are shown are this tenant's from now on. */
    void select(@Nullable String tenant) {
        if (tenant == null || !tenant.equals(selected)) {
            selected = tenant;
            keys.clear();
            loadKeys();
        }
    }

    void create(NewTenant tenant, Consumer<Tenant> done, Consumer<Failure> failed) {
        session.work().ask(() -> session.client().tenants().create(tenant), changed(done), failed);
    }

    void change(String tenant, TenantChange change, Consumer<Tenant> done, Consumer<Failure> failed) {
        session.work().ask(() -> session.client().tenants().change(tenant, change), changed(done), failed);
    }

    void delete(String tenant, Runnable done, Consumer<Failure> failed) {
        session.work()
                .perform(
                        () -> session.client().tenants().delete(tenant),
                        () -> changed(ignored -> done.run()).accept(tenant),
                        failed);
    }

    void issue(String tenant, NewKey key, Consumer<ApiKey> done, Consumer<Failure> failed) {
        session.work().ask(() -> session.client().tenants().createKey(tenant, key), changed(done), failed);
    }

    void revoke(String tenant, String id, Consumer<Failure> failed) {
        session.work().perform(() -> session.client().tenants().deleteKey(tenant, id), this::refresh, failed);
    }

    private <T> Consumer<T> changed(Consumer<T> done) {
        return answer -> {
            refresh();
            session.tenants().load(() -> session.client().tenants().list().all());
            done.accept(answer);
        };
    }

    private void loadKeys() {
        String of = selected;
        if (of != null) {
            keys.load(() -> session.client().tenants().keys(of).all());
        }
    }

    private List<Usage> read() {
        EngineClient client = session.client();
        List<Agent> agents = client.agents().all();
        return client.tenants().list().stream()
                .map(tenant -> usage(client.forTenant(tenant.name()), tenant, agents))
                .toList();
    }

    private static Usage usage(EngineClient client, Tenant tenant, List<Agent> agents) {
        List<Agent> own = agents.stream()
                .filter(agent -> agent.tenant().equals(tenant.name()))
                .toList();
        long jobs = client.training().list().page(500, null).items().stream()
                .filter(job -> !job.state().ended())
                .count();
        return new Usage(
                tenant,
                own.size(),
                own.stream().mapToLong(Agent::memory).sum(),
                jobs,
                client.endpoints().list().all().size());
    }
}
