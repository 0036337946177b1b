package dev.aiengine.server.endpoints;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.aiengine.contract.agent.NodeState;
import dev.aiengine.contract.agent.ServingPlan;
import dev.aiengine.contract.agent.ServingPlan.EndpointPlan;
import dev.aiengine.contract.agent.ServingPlan.KeyDigest;
import dev.aiengine.contract.agent.ServingPlan.VariantPlan;
import dev.aiengine.contract.endpoints.Batching;
import dev.aiengine.contract.endpoints.Variant;
import dev.aiengine.contract.events.EngineEvent;
import dev.aiengine.contract.registry.ModelVersion;
import dev.aiengine.server.fleet.Tokens;
import dev.aiengine.server.fleet.Workload;
import dev.aiengine.server.registry.Registry;
import dev.aiengine.server.tenancy.ApiKeys;
import dev.aiengine.server.web.ApiException;
import dev.aiengine.server.web.Digest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Writes out for a serving agent what it should hold, with every alias resolved as of now. */
@Component
class ServingPlans {
    private final EndpointStore store;
    private final Registry registry;
    private final ApiKeys keys;
    private final Tokens tokens;

    /** Asked for with every heartbeat, and the same until something changes. */
    private final Cache<String, Shared> plans = Caffeine.newBuilder()
            .maximumSize(1_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    /** What all agents of a tenant are told. */
    private record Shared(List<KeyDigest> keys, List<EndpointPlan> endpoints) {}

    ServingPlans(EndpointStore store, Registry registry, ApiKeys keys, Tokens tokens) {
        this.store = store;
        this.registry = registry;
        this.keys = keys;
        this.tokens = tokens;
    }

    ServingPlan of(Workload pool) {
        Shared shared = plans.get(pool.tenant(), this::shared);
        List<KeyDigest> digests = new ArrayList<>(shared.keys());
        digests.add(new KeyDigest(Digest.sha256(tokens.ofGateway(pool.id())), null));
        return new ServingPlan(pool.tenant(), digests, shared.endpoints());
    }

    /** All that a plan is made of changes with an entry in the audit. */
    @TransactionalEventListener(fallbackExecution = true)
    void changed(EngineEvent.OfAudit audit) {
        if (audit.tenant() != null) {
            plans.invalidate(audit.tenant());
        }
    }

    private Shared shared(String tenant) {
        return new Shared(
                keys.ofTenant(tenant).stream()
                        .map(key -> new KeyDigest(key.sha256(), key.expiresAt()))
                        .toList(),
                store.ofTenant(tenant).stream()
                        .filter(endpoint -> unresolved(endpoint).isEmpty())
                        .map(this::endpoint)
                        .toList());
    }

    /** Every package that the tenant's endpoints need. */
    List<NodeState.Wanted> packages(String tenant) {
        return store.ofTenant(tenant).stream()
                .filter(endpoint -> unresolved(endpoint).isEmpty())
                .flatMap(endpoint -> endpoint.spec().variants().stream())
                .map(variant -> registry.version(tenant, variant.model(), variant.version()))
                .map(version -> new NodeState.Wanted(tenant, version.sha256(), version.bytes()))
                .distinct()
                .toList();
    }

    /** Whether the plan names this package. */
    boolean names(Workload pool, String sha256) {
        return of(pool).endpoints().stream()
                .flatMap(endpoint -> endpoint.variants().stream())
                .anyMatch(variant -> variant.packageSha256().equals(sha256));
    }

    /** Why a variant names no version any more; such an endpoint must not take its neighbours down. */
    Optional<String> unresolved(EndpointRow row) {
        try {
            row.spec().variants().forEach(variant -> variant(row.tenant(), variant));
            return Optional.empty();
        } catch (ApiException e) {
            return Optional.of(e.detail());
        }
    }

    private EndpointPlan endpoint(EndpointRow row) {
        Batching batching = row.spec().batching();
        return new EndpointPlan(
                row.name(),
                row.generation(),
                batching == null ? Batching.DEFAULT : batching.orDefault(),
                row.spec().rules(),
                row.spec().variants().stream()
                        .map(variant -> variant(row.tenant(), variant))
                        .toList());
    }

    private VariantPlan variant(String tenant, Variant variant) {
        ModelVersion version = registry.version(tenant, variant.model(), variant.version());
        return new VariantPlan(version.model(), version.version(), Endpoints.weight(variant), version.sha256());
    }
}
