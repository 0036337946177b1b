package dev.aiengine.server.endpoints;

import dev.aiengine.contract.agent.Heartbeat;
import dev.aiengine.contract.agent.Heartbeat.Held;
import dev.aiengine.server.fleet.Tokens;
import dev.aiengine.server.fleet.Workload;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What each tenant's serving pool holds, as its agent last said: the route table of the gateway. Soft state; a
 * restarted control plane knows it again after one heartbeat.
 */
@Component
public class Pools {
    private final Tokens tokens;
    private final Map<String, Pool> byTenant = new ConcurrentHashMap<>();

    Pools(Tokens tokens) {
        this.tokens = tokens;
    }

    private record Pool(String workload, Route route, Map<String, Held> held) {
        @Nullable
        Held of(String endpoint) {
            return held.get(endpoint);
        }
    }

    /** Where a ready endpoint answers; looked up on every prediction. */
    public Optional<Route> route(String tenant, String endpoint) {
        Pool pool = byTenant.get(tenant);
        if (pool == null) {
            return Optional.empty();
        }
        Held held = pool.of(endpoint);
        return held != null && held.ready() ? Optional.of(pool.route()) : Optional.empty();
    }

    Optional<Held> held(String tenant, String endpoint) {
        return Optional.ofNullable(byTenant.get(tenant)).map(pool -> pool.of(endpoint));
    }

    void heard(Workload workload, Heartbeat heartbeat) {
        if (heartbeat.address() == null) {
            return;
        }
        Route route = new Route(heartbeat.address(), tokens.ofGateway(workload.id()));
        Map<String, Held> held = new HashMap<>();
        if (heartbeat.holds() != null) {
            heartbeat.holds().forEach(one -> held.put(one.endpoint(), one));
        }
        byTenant.put(workload.tenant(), new Pool(workload.id(), route, held));
    }

    void gone(Workload workload) {
        byTenant.computeIfPresent(
                workload.tenant(), (tenant, pool) -> pool.workload().equals(workload.id()) ? null : pool);
    }
}
