package dev.aiengine.server.storage;

/** A feature that keeps blobs: what it holds counts against the tenant's quota and is not deleted under it. */
public interface BlobUse {

    /** Bytes that this feature keeps for a tenant. */
    long bytes(String tenant);

    /** Whether this feature still needs a blob. */
    boolean holds(String tenant, String sha256);
}
