package dev.aiengine.server.training;

import dev.aiengine.contract.training.TrainingJob;
import dev.aiengine.server.audit.AuditLog;
import dev.aiengine.server.fleet.Fleet;
import dev.aiengine.server.fleet.Workload.Kind;
import dev.aiengine.server.storage.BlobStore;
import dev.aiengine.server.storage.TenantLock;
import dev.aiengine.server.storage.UnusedBlobs;
import dev.aiengine.server.tenancy.StorageQuota;
import dev.aiengine.server.web.ApiException;
import dev.aiengine.server.web.Caller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Imports of models: jobs whose agent opens a file instead of learning from rows, and otherwise like any other. */
@Service
public class ImportJobs {
    private final TrainingJobs jobs;
    private final JobStore store;
    private final JobIds ids;
    private final JobView view;
    private final Fleet fleet;
    private final BlobStore blobs;
    private final UnusedBlobs unused;
    private final StorageQuota quota;
    private final TenantLock lock;
    private final AuditLog audit;
    private final TransactionTemplate transaction;

    ImportJobs(
            TrainingJobs jobs,
            JobStore store,
            JobIds ids,
            JobView view,
            Fleet fleet,
            BlobStore blobs,
            UnusedBlobs unused,
            StorageQuota quota,
            TenantLock lock,
            AuditLog audit,
            TransactionTemplate transaction) {
        this.jobs = jobs;
        this.store = store;
        this.ids = ids;
        this.view = view;
        this.fleet = fleet;
        this.blobs = blobs;
        this.unused = unused;
        this.quota = quota;
        this.lock = lock;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * Accepts an import: its file is kept and its workload queued in one transaction.
     *
     * @param idempotencyKey an import with a key that was seen gives the job it made then
     */
    public TrainingJob submit(NewImport asked, @Nullable String idempotencyKey, Caller caller) {
        boolean done = false;
        try {
            TrainingJob job = transaction.execute(status -> queue(asked, idempotencyKey, caller));
            done = true;
            return job;
        } finally {
            if (!done) {
                unused.delete(asked.tenant(), List.of(asked.source().sha256()));
            }
        }
    }

    private TrainingJob queue(NewImport asked, @Nullable String idempotencyKey, Caller caller) {
        lock.hold(asked.tenant());
        if (idempotencyKey != null) {
            Optional<JobRow> known = store.withIdempotencyKey(asked.tenant(), idempotencyKey);
            if (known.isPresent()) {
                if (!known.get().madeFrom(asked)) {
                    throw ApiException.invalid("Idempotency-Key", "was used for another request");
                }
                return view.of(known.get());
            }
        }
        jobs.requireTask(asked.tenant(), asked.model(), asked.task());
        quota.requireRoom(asked.tenant(), asked.source().bytes());
        JobRow job = new JobRow(
                ids.next(),
                asked.tenant(),
                asked.model(),
                asked.task(),
                null,
                null,
                null,
                asked.params(),
                idempotencyKey,
                null,
                null,
                Map.of(),
                null,
                null,
                null,
                asked.source());
        fleet.submit(job.id(), asked.tenant(), Kind.TRAIN, 0, fleet.defaults(Kind.TRAIN), 0);
        store.insert(job);
        audit.record(asked.tenant(), caller.actor(), "model.import", job.id());
        keep(asked);
        return view.of(job);
    }

    private void keep(NewImport asked) {
        try {
            blobs.adopt(asked.tenant(), asked.file(), asked.source());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
