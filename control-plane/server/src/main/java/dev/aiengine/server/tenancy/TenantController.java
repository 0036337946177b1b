package dev.aiengine.server.tenancy;

import dev.aiengine.contract.Page;
import dev.aiengine.contract.tenancy.ApiKey;
import dev.aiengine.contract.tenancy.NewKey;
import dev.aiengine.contract.tenancy.NewTenant;
import dev.aiengine.contract.tenancy.Role;
import dev.aiengine.contract.tenancy.Tenant;
import dev.aiengine.contract.tenancy.TenantChange;
import dev.aiengine.server.web.ApiException;
import dev.aiengine.server.web.Caller;
import dev.aiengine.server.web.Paging;
import jakarta.validation.Valid;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/tenants")
class TenantController {
    private final Tenants tenants;
    private final ApiKeys keys;

    TenantController(Tenants tenants, ApiKeys keys) {
        this.tenants = tenants;
        this.keys = keys;
    }

    @PostMapping
    ResponseEntity<Tenant> create(@Valid @RequestBody NewTenant request, Caller caller) {
        caller.requireOperator();
        Tenant tenant = tenants.create(request, caller);
        return ResponseEntity.created(URI.create("/api/v1/tenants/" + tenant.name()))
                .body(tenant);
    }

    @GetMapping
    Page<Tenant> list(Paging paging, Caller caller) {
        caller.requireOperator();
        return tenants.list(paging);
    }

    @GetMapping("/{tenant}")
    Tenant get(@PathVariable String tenant, Caller caller) {
        caller.requireOperator();
        return tenants.get(tenant);
    }

    @PatchMapping("/{tenant}")
    Tenant change(@PathVariable String tenant, @Valid @RequestBody TenantChange change, Caller caller) {
        caller.requireOperator();
        return tenants.change(tenant, change, caller);
    }

    @DeleteMapping("/{tenant}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String tenant, Caller caller) {
        caller.requireOperator();
        tenants.delete(tenant, caller);
    }

    @PostMapping("/{tenant}/keys")
    ResponseEntity<ApiKey> issue(@PathVariable String tenant, @Valid @RequestBody NewKey request, Caller caller) {
        requireAdminOf(tenant, caller);
        ApiKey key = keys.issue(tenant, request, caller);
        return ResponseEntity.created(URI.create("/api/v1/tenants/" + tenant + "/keys/" + key.id()))
                .body(key);
    }

    @GetMapping("/{tenant}/keys")
    Page<ApiKey> keys(@PathVariable String tenant, Caller caller) {
        requireAdminOf(tenant, caller);
        return new Page<>(keys.list(tenant), null);
    }

    @DeleteMapping("/{tenant}/keys/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String tenant, @PathVariable String id, Caller caller) {
        requireAdminOf(tenant, caller);
        keys.revoke(tenant, id, caller);
    }

    /** To a tenant's administrator another tenant does not exist. */
    private void requireAdminOf(String tenant, Caller caller) {
        if (caller.role() == Role.OPERATOR) {
            tenants.get(tenant);
        } else if (!caller.admin().equals(tenant)) {
            throw ApiException.notFound("tenant " + tenant);
        }
    }
}
