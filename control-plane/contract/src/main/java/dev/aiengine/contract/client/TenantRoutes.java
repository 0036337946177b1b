package dev.aiengine.contract.client;

import dev.aiengine.contract.tenancy.ApiKey;
import dev.aiengine.contract.tenancy.NewKey;
import dev.aiengine.contract.tenancy.NewTenant;
import dev.aiengine.contract.tenancy.Role;
import dev.aiengine.contract.tenancy.Tenant;
import dev.aiengine.contract.tenancy.TenantChange;

/** {@code /tenants}: for operators, and for a tenant's administrators its keys. */
public final class TenantRoutes {
    private final Wire wire;

    TenantRoutes(Wire wire) {
        this.wire = wire;
    }

    public Tenant create(NewTenant tenant) {
        return wire.post("tenants", tenant, Tenant.class);
    }

    public Tenant get(String name) {
        return wire.get("tenants/" + name, Tenant.class);
    }

    public Listing<Tenant> list() {
        return new Listing<>(wire, "tenants", Tenant.class);
    }

    public Tenant change(String name, TenantChange change) {
        return wire.patch("tenants/" + name, change, Tenant.class);
    }

    public void delete(String name) {
        wire.delete("tenants/" + name);
    }

    /** {@link ApiKey#key()} is in this answer and never again. */
    public ApiKey createKey(String tenant, NewKey key) {
        return wire.post("tenants/" + tenant + "/keys", key, ApiKey.class);
    }

    public ApiKey createKey(String tenant, String name, Role role) {
        return createKey(tenant, new NewKey(name, role, null));
    }

    public Listing<ApiKey> keys(String tenant) {
        return new Listing<>(wire, "tenants/" + tenant + "/keys", ApiKey.class);
    }

    public void deleteKey(String tenant, String id) {
        wire.delete("tenants/" + tenant + "/keys/" + id);
    }
}
