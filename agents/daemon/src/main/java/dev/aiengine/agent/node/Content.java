package dev.aiengine.agent.node;

import dev.aiengine.contract.Names;
import dev.aiengine.contract.agent.NodeState;
import java.util.Optional;
import java.util.regex.Pattern;

/** A package of a tenant: tenants share no bytes, not even equal ones. */
record Content(String tenant, String sha256) {
    private static final Pattern TENANT = Pattern.compile(Names.TENANT);
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    /** Empty where it could not be the name of a file. */
    static Optional<Content> of(String tenant, String sha256) {
        return TENANT.matcher(tenant).matches() && DIGEST.matcher(sha256).matches()
                ? Optional.of(new Content(tenant, sha256))
                : Optional.empty();
    }

    static Optional<Content> of(NodeState.Wanted wanted) {
        return of(wanted.tenant(), wanted.sha256());
    }
}
