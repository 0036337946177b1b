package dev.aiengine.server.storage;

import java.io.IOException;
import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes blobs that no feature holds any more. Called after the commit that let go of them: bytes without a row are
 * only waste, a row without its bytes is broken.
 */
@Component
public class UnusedBlobs {
    private static final Logger log = LoggerFactory.getLogger(UnusedBlobs.class);

    private final BlobStore blobs;
    private final ObjectProvider<BlobUse> uses;
    private final TenantLock lock;
    private final TransactionTemplate transaction;

    public UnusedBlobs(
            BlobStore blobs, ObjectProvider<BlobUse> uses, TenantLock lock, PlatformTransactionManager transactions) {
        this.blobs = blobs;
        this.uses = uses;
        this.lock = lock;
        this.transaction = new TransactionTemplate(transactions);
        // What follows a commit may still run on the connection of the transaction that ended
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Under the lock, so that nothing starts to hold one of them meanwhile. */
    public void delete(String tenant, Collection<String> candidates) {
        transaction.executeWithoutResult(status -> {
            if (lock.hold(tenant)) {
                candidates.stream()
                        .filter(sha256 -> uses.stream().noneMatch(use -> use.holds(tenant, sha256)))
                        .forEach(sha256 -> delete(tenant, sha256));
            }
        });
    }

    private void delete(String tenant, String sha256) {
        try {
            blobs.delete(tenant, sha256);
        } catch (IOException e) {
            log.warn("Blob {} of tenant {} is not used any more and could not be deleted", sha256, tenant, e);
        }
    }
}
