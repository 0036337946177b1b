package dev.aiengine.contract.agent;

import java.util.List;

/**
 * The control plane's answer to a node's heartbeat: what its daemon should be.
 *
 * @param packages that serving agents of the node need or are about to, the most urgent first
 * @param readers who may have them
 */
public record NodeState(List<Wanted> packages, List<Reader> readers) {
    /** A model package of a tenant. */
    public record Wanted(String tenant, String sha256, long bytes) {}

    /**
     * Serving agents of one tenant.
     *
     * @param tokenSha256 digest of the token they bring
     */
    public record Reader(String tenant, String tokenSha256) {}
}
