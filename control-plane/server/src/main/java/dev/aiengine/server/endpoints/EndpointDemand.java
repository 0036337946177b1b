package dev.aiengine.server.endpoints;

import dev.aiengine.contract.endpoints.EndpointSpec;
import dev.aiengine.contract.endpoints.Replicas;
import dev.aiengine.server.serving.PoolBounds;
import dev.aiengine.server.serving.PoolDemand;
import dev.aiengine.server.serving.ServingProperties;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The replicas that endpoints ask for: a pool has as many as the most demanding of its endpoints. */
@Component
class EndpointDemand implements PoolDemand {
    private final EndpointStore store;
    private final int most;

    EndpointDemand(EndpointStore store, ServingProperties properties) {
        this.store = store;
        this.most = properties.maxReplicas();
    }

    @Override
    public Optional<PoolBounds> of(String tenant) {
        return store.ofTenant(tenant).stream().map(this::bounds).reduce(PoolBounds::and);
    }

    @Override
    public Map<String, PoolBounds> all() {
        return store.all().stream().collect(Collectors.toMap(EndpointRow::tenant, this::bounds, PoolBounds::and));
    }

    static Replicas replicas(EndpointSpec spec) {
        return spec.replicas() == null ? Replicas.DEFAULT : spec.replicas().orDefault();
    }

    /** The most may have been lowered after an endpoint was made. */
    private PoolBounds bounds(EndpointRow row) {
        Replicas replicas = replicas(row.spec());
        return new PoolBounds(
                Math.min(most, Objects.requireNonNull(replicas.min())),
                Math.min(most, Objects.requireNonNull(replicas.max())));
    }
}
