package dev.aiengine.server.tenancy;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.aiengine.contract.Page;
import dev.aiengine.contract.tenancy.NewTenant;
import dev.aiengine.contract.tenancy.Quota;
import dev.aiengine.contract.tenancy.Tenant;
import dev.aiengine.contract.tenancy.TenantChange;
import dev.aiengine.server.audit.AuditLog;
import dev.aiengine.server.web.ApiException;
import dev.aiengine.server.web.Caller;
import dev.aiengine.server.web.Paging;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The tenants of the engine. */
@Service
public class Tenants {
    private final TenantStore store;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /** Read on every request; another process's change is seen a moment later. */
    private final LoadingCache<String, Optional<Tenant>> cache;

    Tenants(TenantStore store, AuditLog audit, TransactionTemplate transaction, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
        this.cache = Caffeine.newBuilder()
                .maximumSize(10_000)
                .expireAfterWrite(Duration.ofSeconds(5))
                .build(store::find);
    }

    Tenant create(NewTenant request, Caller caller) {
        Quota quota = request.quota() == null ? Quota.UNLIMITED : request.quota();
        String displayName = request.displayName() == null ? request.name() : request.displayName();
        Tenant tenant = new Tenant(request.name(), displayName, quota, clock.instant());
        try {
            write(tenant.name(), "tenant.create", caller, () -> store.insert(tenant));
        } catch (DuplicateKeyException e) {
            throw ApiException.conflict("There is a tenant " + tenant.name() + " already");
        }
        return tenant;
    }

    /** The tenant, or 404. */
    public Tenant get(String name) {
        return cache.get(name).orElseThrow(() -> ApiException.notFound("tenant " + name));
    }

    Page<Tenant> list(Paging paging) {
        return paging.page(store.list(paging.after(), paging.fetch()), Tenant::name);
    }

    /** Every tenant, in the order of their names. */
    public List<Tenant> all() {
        return store.list("", Integer.MAX_VALUE);
    }

    Tenant change(String name, TenantChange change, Caller caller) {
        Tenant before = get(name);
        Tenant after = new Tenant(
                name,
                change.displayName() == null ? before.displayName() : change.displayName(),
                change.quota() == null ? before.quota() : change.quota(),
                before.createdAt());
        write(name, "tenant.change", caller, () -> store.update(after));
        return after;
    }

    void delete(String name, Caller caller) {
        get(name);
        try {
            write(name, "tenant.delete", caller, () -> store.delete(name));
        } catch (DataIntegrityViolationException e) {
            throw ApiException.conflict(
                    "Tenant " + name + " still has datasets, models or endpoints; delete those first");
        }
    }

    private void write(String name, String action, Caller caller, Runnable change) {
        transaction.executeWithoutResult(status -> {
            change.run();
            audit.record(name, caller.actor(), action, name);
        });
        cache.invalidate(name);
    }
}
