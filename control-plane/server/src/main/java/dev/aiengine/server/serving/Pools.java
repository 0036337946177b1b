package dev.aiengine.server.serving;

import dev.aiengine.contract.agent.Heartbeat;
import dev.aiengine.contract.agent.Heartbeat.Held;
import dev.aiengine.server.fleet.Tokens;
import dev.aiengine.server.fleet.Workload;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the replicas of each tenant's serving pool hold, as they last said: the route table of the gateway. Soft state;
 * a restarted control plane knows it again after one heartbeat of each.
 */
@Component
public class Pools {
    private final Tokens tokens;
    private final Map<String, Pool> byTenant = new ConcurrentHashMap<>();

    Pools(Tokens tokens) {
        this.tokens = tokens;
    }

    /** The ready replica with the fewest predictions under way; looked up on every prediction. */
    public Optional<Route> route(String tenant, String endpoint) {
        return routeBut(tenant, endpoint, null);
    }

    /** Another one. */
    public Optional<Route> routeBut(String tenant, String endpoint, @Nullable Route but) {
        Pool pool = byTenant.get(tenant);
        return pool == null ? Optional.empty() : pool.route(endpoint, but);
    }

    /** Where an endpoint answers. */
    public List<String> addresses(String tenant, String endpoint) {
        Pool pool = byTenant.get(tenant);
        return pool == null ? List.of() : pool.addresses(endpoint);
    }

    /** What each replica that was heard says of an endpoint. */
    public List<Held> held(String tenant, String endpoint) {
        Pool pool = byTenant.get(tenant);
        return pool == null ? List.of() : pool.held(endpoint).toList();
    }

    /** What one replica says of an endpoint. */
    public Optional<Held> held(Workload replica, String endpoint) {
        return Optional.ofNullable(byTenant.get(replica.tenant())).flatMap(pool -> pool.held(replica.id(), endpoint));
    }

    /** Done once any replica of the tenant tells of itself again, or goes. */
    public CompletableFuture<Void> change(String tenant) {
        return pool(tenant).change();
    }

    /** A replica told of itself; one that was asked to leave is sent nobody any more. */
    public void heard(Workload replica, Heartbeat heartbeat) {
        String address = heartbeat.address();
        if (replica.leaving() || address == null) {
            gone(replica);
        } else {
            pool(replica.tenant())
                    .heard(replica.id(), address, heartbeat, where -> new Route(where, tokens.ofGateway(replica.id())));
        }
    }

    /** A replica does not answer any more, or shall not. */
    public void gone(Workload replica) {
        Pool pool = byTenant.get(replica.tenant());
        if (pool != null) {
            pool.gone(replica.id());
        }
    }

    /** Forgets what a late heartbeat told of replicas that are over. */
    void keep(String tenant, Set<String> replicas) {
        Pool pool = byTenant.get(tenant);
        if (pool != null) {
            pool.keep(replicas);
        }
    }

    Signals signals(String tenant) {
        Pool pool = byTenant.get(tenant);
        return pool == null ? Signals.NONE : pool.signals();
    }

    private Pool pool(String tenant) {
        return byTenant.computeIfAbsent(tenant, _ -> new Pool());
    }
}
