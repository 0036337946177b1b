package dev.aiengine.server.endpoints;

import dev.aiengine.contract.Page;
import dev.aiengine.contract.Problem.FieldError;
import dev.aiengine.contract.endpoints.Endpoint;
import dev.aiengine.contract.endpoints.EndpointSpec;
import dev.aiengine.contract.endpoints.Replicas;
import dev.aiengine.contract.endpoints.Variant;
import dev.aiengine.rules.InvalidRules;
import dev.aiengine.rules.RuleBook;
import dev.aiengine.server.audit.AuditLog;
import dev.aiengine.server.registry.ModelUse;
import dev.aiengine.server.registry.Registry;
import dev.aiengine.server.serving.ServingPools;
import dev.aiengine.server.serving.ServingProperties;
import dev.aiengine.server.storage.TenantLock;
import dev.aiengine.server.web.ApiException;
import dev.aiengine.server.web.Caller;
import dev.aiengine.server.web.Paging;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Every tenant's endpoints; a tenant that has one has a serving pool. */
@Service
public class Endpoints implements ModelUse {
    private final EndpointStore store;
    private final EndpointView view;
    private final Registry registry;
    private final ServingPools serving;
    private final ServingProperties limits;
    private final TenantLock lock;
    private final AuditLog audit;
    private final Clock clock;

    Endpoints(
            EndpointStore store,
            EndpointView view,
            Registry registry,
            ServingPools serving,
            ServingProperties limits,
            TenantLock lock,
            AuditLog audit,
            Clock clock) {
        this.store = store;
        this.view = view;
        this.registry = registry;
        this.serving = serving;
        this.limits = limits;
        this.lock = lock;
        this.audit = audit;
        this.clock = clock;
    }

    /** Creates or changes an endpoint; the same spec again changes nothing. */
    @Transactional
    Endpoint put(String tenant, String name, EndpointSpec spec, Caller caller) {
        // Neither the last deletion nor another change comes in between
        lock.hold(tenant);
        checkVariants(tenant, spec);
        checkRules(spec);
        checkReplicas(spec);
        Instant now = clock.instant();
        Optional<EndpointRow> before = store.find(tenant, name);
        EndpointRow after;
        if (before.isEmpty()) {
            after = new EndpointRow(tenant, name, spec, 1, now, now);
            store.insert(after);
        } else if (before.get().spec().equals(spec)) {
            serving.demandChanged(tenant);
            return view.of(before.get());
        } else {
            after = before.get().change(spec, now);
            if (!store.replace(before.get(), after)) {
                throw ApiException.conflict("Endpoint " + name + " was changed by somebody else; look and try again");
            }
        }
        serving.demandChanged(tenant);
        audit.record(tenant, caller.actor(), "endpoint.put", name);
        return view.of(after);
    }

    /** The endpoint, or 404. */
    public Endpoint get(String tenant, String name) {
        return view.of(row(tenant, name));
    }

    Page<Endpoint> list(String tenant, Paging paging) {
        List<Endpoint> found = store.list(tenant, paging.after(), paging.fetch()).stream()
                .map(view::of)
                .toList();
        return paging.page(found, Endpoint::name);
    }

    /** The last endpoint takes the serving pool with it. */
    @Transactional
    void delete(String tenant, String name, Caller caller) {
        lock.hold(tenant);
        row(tenant, name);
        store.delete(tenant, name);
        serving.demandChanged(tenant);
        audit.record(tenant, caller.actor(), "endpoint.delete", name);
    }

    @Override
    public Optional<String> use(String tenant, String model) {
        return store.ofTenant(tenant).stream()
                .filter(endpoint -> endpoint.spec().variants().stream()
                        .anyMatch(variant -> variant.model().equals(model)))
                .map(endpoint -> "endpoint " + endpoint.name())
                .findFirst();
    }

    private EndpointRow row(String tenant, String name) {
        return store.find(tenant, name).orElseThrow(() -> ApiException.notFound("endpoint " + name));
    }

    private void checkVariants(String tenant, EndpointSpec spec) {
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < spec.variants().size(); i++) {
            Variant variant = spec.variants().get(i);
            try {
                registry.version(tenant, variant.model(), variant.version());
            } catch (ApiException e) {
                errors.add(new FieldError("variants[" + i + "]", e.detail()));
            }
        }
        if (spec.variants().stream().mapToDouble(Endpoints::weight).sum() <= 0) {
            errors.add(new FieldError("variants", "at least one needs a weight above 0"));
        }
        if (!errors.isEmpty()) {
            throw ApiException.invalid(errors);
        }
    }

    private static void checkRules(EndpointSpec spec) {
        if (spec.rules() == null) {
            return;
        }
        try {
            RuleBook _ = RuleBook.of(spec.rules());
        } catch (InvalidRules e) {
            throw ApiException.invalid(e.errors().stream()
                    .map(error -> new FieldError(error.field(), error.message()))
                    .toList());
        }
    }

    private void checkReplicas(EndpointSpec spec) {
        Replicas replicas = EndpointDemand.replicas(spec);
        int min = Objects.requireNonNull(replicas.min());
        int max = Objects.requireNonNull(replicas.max());
        if (max > limits.maxReplicas()) {
            String field = spec.replicas() != null && spec.replicas().max() != null ? "max" : "min";
            throw ApiException.invalid(
                    "replicas." + field,
                    "must be at most " + limits.maxReplicas() + " (aiengine.serving.max-replicas)");
        }
        if (min > max) {
            throw ApiException.invalid("replicas.min", "must not be more than replicas.max, " + max);
        }
    }

    static double weight(Variant variant) {
        return variant.weight() == null ? 1 : variant.weight();
    }
}
