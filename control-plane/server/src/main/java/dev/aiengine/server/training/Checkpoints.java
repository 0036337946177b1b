package dev.aiengine.server.training;

import dev.aiengine.server.fleet.Workload;
import dev.aiengine.server.storage.BlobStore;
import dev.aiengine.server.storage.UnusedBlobs;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The newest checkpoint of each unfinished job. */
@Component
class Checkpoints {
    private final JobStore store;
    private final BlobStore blobs;
    private final UnusedBlobs unused;
    private final TrainingProperties properties;
    private final TransactionTemplate transaction;

    Checkpoints(
            JobStore store,
            BlobStore blobs,
            UnusedBlobs unused,
            TrainingProperties properties,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.blobs = blobs;
        this.unused = unused;
        this.properties = properties;
        this.transaction = new TransactionTemplate(transactions);
        // What follows a commit may still run on the connection of the transaction that ended
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    void keep(Workload workload, String sha256, InputStream bytes) throws IOException {
        blobs.putExactly(workload.tenant(), sha256, bytes, properties.maxCheckpointBytes());
        replace(workload, sha256);
    }

    /** Drops the checkpoint of a job that ended; called after the commit that ended it. */
    void forget(Workload workload) {
        replace(workload, null);
    }

    private void replace(Workload workload, @Nullable String sha256) {
        String before = store.find(workload.id()).map(JobRow::checkpoint).orElse(null);
        transaction.executeWithoutResult(status -> store.checkpoint(workload.id(), sha256));
        if (before != null && !before.equals(sha256)) {
            unused.delete(workload.tenant(), List.of(before));
        }
    }
}
