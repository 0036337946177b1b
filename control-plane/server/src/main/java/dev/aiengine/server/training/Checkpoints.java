package dev.aiengine.server.training;

import dev.aiengine.server.fleet.Fleet;
import dev.aiengine.server.fleet.Workload;
import dev.aiengine.server.storage.BlobStore;
import dev.aiengine.server.storage.TenantLock;
import dev.aiengine.server.storage.UnusedBlobs;
import dev.aiengine.server.web.ApiException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The newest checkpoint of each unfinished job. */
@Component
class Checkpoints {
    private final JobStore store;
    private final Fleet fleet;
    private final BlobStore blobs;
    private final UnusedBlobs unused;
    private final TenantLock lock;
    private final TrainingProperties properties;
    private final TransactionTemplate transaction;

    Checkpoints(
            JobStore store,
            Fleet fleet,
            BlobStore blobs,
            UnusedBlobs unused,
            TenantLock lock,
            TrainingProperties properties,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.fleet = fleet;
        this.blobs = blobs;
        this.unused = unused;
        this.lock = lock;
        this.properties = properties;
        this.transaction = new TransactionTemplate(transactions);
        // What follows a commit may still run on the connection of the transaction that ended
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Keeps a checkpoint of the current attempt; 410 where the attempt was over before all of it had come. */
    void keep(Workload workload, String sha256, InputStream bytes) throws IOException {
        blobs.putExactly(workload.tenant(), sha256, bytes, properties.maxCheckpointBytes());
        if (!replace(workload, sha256)) {
            unused.delete(workload.tenant(), List.of(sha256));
            throw ApiException.gone("Attempt " + workload.attempt() + " of workload " + workload.id() + " is over");
        }
    }

    /** Drops the checkpoint of a job that ended; called after the commit that ended it. */
    void forget(Workload workload) {
        replace(workload, null);
    }

    /** Drops those of jobs that ended just before the engine did. */
    @EventListener(ContextRefreshedEvent.class)
    void forgetLeftovers() {
        store.endedWithCheckpoint().forEach(id -> fleet.find(id).ifPresent(this::forget));
    }

    private boolean replace(Workload workload, @Nullable String sha256) {
        List<String> before = transaction.execute(status -> {
            lock.hold(workload.tenant());
            if (sha256 != null && !isCurrent(workload)) {
                return null;
            }
            List<String> replaced = store.find(workload.id()).map(JobRow::checkpoint).stream()
                    .filter(known -> !known.equals(sha256))
                    .toList();
            store.checkpoint(workload.id(), sha256);
            return replaced;
        });
        if (before == null) {
            return false;
        }
        if (!before.isEmpty()) {
            unused.delete(workload.tenant(), before);
        }
        return true;
    }

    private boolean isCurrent(Workload workload) {
        return fleet.find(workload.id())
                .filter(now -> now.active() && now.attempt() == workload.attempt())
                .isPresent();
    }
}
