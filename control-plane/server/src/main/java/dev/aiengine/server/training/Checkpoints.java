package dev.aiengine.server.training;

import dev.aiengine.server.fleet.Workload;
import dev.aiengine.server.storage.BlobStore;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The newest checkpoint of each unfinished job. */
@Component
class Checkpoints {
    private static final Logger log = LoggerFactory.getLogger(Checkpoints.class);

    private final JobStore store;
    private final BlobStore blobs;
    private final TrainingProperties properties;

    Checkpoints(JobStore store, BlobStore blobs, TrainingProperties properties) {
        this.store = store;
        this.blobs = blobs;
        this.properties = properties;
    }

    @Transactional
    public void keep(Workload workload, String sha256, InputStream bytes) throws IOException {
        blobs.putExactly(workload.tenant(), sha256, bytes, properties.maxCheckpointBytes());
        replace(workload, sha256);
    }

    /** Drops the checkpoint of a job that ended; called after the commit that ended it. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void forget(Workload workload) {
        replace(workload, null);
    }

    private void replace(Workload workload, @Nullable String sha256) {
        store.find(workload.id())
                .map(JobRow::checkpoint)
                .filter(before -> !Objects.equals(before, sha256))
                .ifPresentOrElse(
                        before -> {
                            store.checkpoint(workload.id(), sha256);
                            deleteUnlessShared(workload.tenant(), before);
                        },
                        () -> store.checkpoint(workload.id(), sha256));
    }

    /** Two jobs with the same seed and data have the same checkpoints. */
    private void deleteUnlessShared(String tenant, String sha256) {
        if (store.hasCheckpoint(tenant, sha256)) {
            return;
        }
        try {
            blobs.delete(tenant, sha256);
        } catch (IOException e) {
            log.warn("An old checkpoint could not be deleted", e);
        }
    }
}
