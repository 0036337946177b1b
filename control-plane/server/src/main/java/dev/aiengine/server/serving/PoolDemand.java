package dev.aiengine.server.serving;

import java.util.Map;
import java.util.Optional;

/** What tenants' endpoints ask of their serving pools. */
public interface PoolDemand {

    /** Empty where the tenant has no endpoint, and so no pool. */
    Optional<PoolBounds> of(String tenant);

    /** Of every tenant that has an endpoint. */
    Map<String, PoolBounds> all();
}
