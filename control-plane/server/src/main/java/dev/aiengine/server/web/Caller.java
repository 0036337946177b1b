package dev.aiengine.server.web;

import dev.aiengine.contract.tenancy.Role;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who makes this request; a controller method that takes one is authenticated.
 *
 * @param key id of the key
 * @param tenant the tenant it is about: the key's own, or the one an operator named with {@code X-Tenant}
 */
public record Caller(String key, Role role, @Nullable String tenant) {
    /** The request attribute it travels in. */
    public static final String ATTRIBUTE = Caller.class.getName();

    /** The tenant this request is about, for callers that may at least predict. */
    public String predictor() {
        return tenantFor(Role.PREDICT);
    }

    /** The tenant this request is about, for callers that may work with its data and models. */
    public String member() {
        return tenantFor(Role.TENANT_MEMBER);
    }

    /** The tenant this request is about, for callers that may administer it. */
    public String admin() {
        return tenantFor(Role.TENANT_ADMIN);
    }

    public void requireOperator() {
        require(Role.OPERATOR);
    }

    /** The name that the audit keeps. */
    public String actor() {
        return role.name().toLowerCase(Locale.ROOT).replace('_', '-') + ":" + key;
    }

    private String tenantFor(Role least) {
        require(least);
        if (tenant == null) {
            throw ApiException.badRequest("Name the tenant with the header X-Tenant");
        }
        return tenant;
    }

    private void require(Role least) {
        if (role.compareTo(least) > 0) {
            throw ApiException.forbidden("This key's role does not allow that");
        }
    }
}
