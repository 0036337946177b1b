package dev.aiengine.server.training;

import dev.aiengine.contract.Page;
import dev.aiengine.contract.agent.TrainingOutcome;
import dev.aiengine.contract.registry.ModelVersion;
import dev.aiengine.contract.tasks.Task;
import dev.aiengine.contract.tasks.Tasks;
import dev.aiengine.contract.training.JobState;
import dev.aiengine.contract.training.Resources;
import dev.aiengine.contract.training.TrainRequest;
import dev.aiengine.contract.training.TrainingJob;
import dev.aiengine.server.audit.AuditLog;
import dev.aiengine.server.datasets.Datasets;
import dev.aiengine.server.datasets.StoredDataset;
import dev.aiengine.server.fleet.Fleet;
import dev.aiengine.server.fleet.Workload;
import dev.aiengine.server.fleet.Workload.Kind;
import dev.aiengine.server.fleet.Workload.Needs;
import dev.aiengine.server.registry.NewVersion;
import dev.aiengine.server.registry.Registry;
import dev.aiengine.server.storage.BlobStore;
import dev.aiengine.server.storage.TenantLock;
import dev.aiengine.server.tenancy.StorageQuota;
import dev.aiengine.server.web.ApiException;
import dev.aiengine.server.web.Caller;
import dev.aiengine.server.web.Paging;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The training jobs of every tenant. */
@Service
class TrainingJobs {
    private final JobStore store;
    private final JobIds ids;
    private final CurveStore curves;
    private final JobView view;
    private final Datasets datasets;
    private final Registry registry;
    private final Fleet fleet;
    private final BlobStore blobs;
    private final StorageQuota quota;
    private final TenantLock lock;
    private final AuditLog audit;

    TrainingJobs(
            JobStore store,
            JobIds ids,
            CurveStore curves,
            JobView view,
            Datasets datasets,
            Registry registry,
            Fleet fleet,
            BlobStore blobs,
            StorageQuota quota,
            TenantLock lock,
            AuditLog audit) {
        this.store = store;
        this.ids = ids;
        this.curves = curves;
        this.view = view;
        this.datasets = datasets;
        this.registry = registry;
        this.fleet = fleet;
        this.blobs = blobs;
        this.quota = quota;
        this.lock = lock;
        this.audit = audit;
    }

    /**
     * Accepts a job: its dataset is frozen and its workload queued in one transaction.
     *
     * @param idempotencyKey a request with a key that was seen gives the job it made then
     */
    @Transactional
    public TrainingJob submit(String tenant, TrainRequest request, @Nullable String idempotencyKey, Caller caller) {
        // One submission of a tenant at a time: quota, dataset and idempotency key stay as they are looked up
        lock.hold(tenant);
        if (idempotencyKey != null) {
            Optional<JobRow> known = store.withIdempotencyKey(tenant, idempotencyKey);
            if (known.isPresent()) {
                if (!known.get().madeFrom(request)) {
                    throw ApiException.invalid("Idempotency-Key", "was used for another request");
                }
                return view.of(known.get());
            }
        }
        Task task = requireTask(tenant, request.model(), request.task());
        if (Tasks.needsBase(task) && request.base() == null) {
            throw ApiException.invalid(
                    "base",
                    "is missing: models of " + task.name() + " are imported (POST /api/v1/models/{model}/versions),"
                            + " not trained from scratch; name an imported one as model@version");
        }
        StoredDataset dataset = datasets.get(tenant, request.dataset());
        TrainRequestCheck check = new TrainRequestCheck(task);
        Map<String, Object> params =
                check.complete(Objects.requireNonNullElse(request.params(), Map.of()), dataset.view());
        String testDataset = null;
        if (params.get("testDataset") instanceof String named) {
            StoredDataset test = datasets.get(tenant, named);
            check.checkTest(params, test.view());
            testDataset = test.reference();
        }
        JobRow job = new JobRow(
                ids.next(),
                tenant,
                request.model(),
                task.name(),
                dataset.reference(),
                testDataset,
                request.base() == null ? null : base(tenant, task, request.base()),
                params,
                idempotencyKey,
                null,
                null,
                Map.of(),
                null,
                null,
                null,
                null);
        int priority = Objects.requireNonNullElse(request.priority(), 0);
        long expected = store.usualSeconds(tenant, request.model(), task.name());
        fleet.submit(job.id(), tenant, Kind.TRAIN, priority, needs(request.resources()), expected);
        store.insert(job);
        audit.record(tenant, caller.actor(), "training.submit", job.id());
        return view.of(job);
    }

    /** The task by its name, where it is that of the model as well; otherwise 422. */
    Task requireTask(String tenant, String name, String taskName) {
        Task task = Tasks.find(taskName)
                .orElseThrow(() -> ApiException.invalid(
                        "task",
                        "\"" + taskName + "\" is not a task; known are "
                                + Tasks.all().stream().map(Task::name).toList()));
        registry.findModel(tenant, name)
                .filter(model -> !model.task().equals(task.name()))
                .ifPresent(model -> {
                    throw ApiException.invalid(
                            "task", "model " + model.name() + " is one of " + model.task() + ", not " + task.name());
                });
        return task;
    }

    TrainingJob get(String tenant, String id) {
        return view.of(row(tenant, id));
    }

    Page<TrainingJob> list(String tenant, Paging paging) {
        String before = paging.after().isEmpty() ? JobIds.LAST : paging.after();
        List<TrainingJob> jobs = store.list(tenant, before, paging.fetch()).stream()
                .map(view::of)
                .toList();
        return paging.page(jobs, TrainingJob::id);
    }

    @Transactional
    public TrainingJob cancel(String tenant, String id, Caller caller) {
        JobRow job = row(tenant, id);
        // Whoever ends the workload decides how the job ended
        if (!fleet.end(id, "cancelled")) {
            throw ApiException.conflict(
                    "Job " + id + " has ended: " + view.of(job).state());
        }
        store.end(id, JobState.CANCELLED, "cancelled by " + caller.actor());
        audit.record(tenant, caller.actor(), "training.cancel", id);
        return get(tenant, id);
    }

    /** Takes an agent's word on how its attempt ended. */
    @Transactional
    public void ended(Workload workload, TrainingOutcome outcome) {
        // While it is held nobody deletes the package as one that no version has
        lock.hold(workload.tenant());
        JobRow job = row(workload.tenant(), workload.id());
        if (outcome instanceof TrainingOutcome.Trained trained && !blobs.has(job.tenant(), trained.packageSha256())) {
            throw ApiException.invalid("packageSha256", "no package with this digest was uploaded");
        }
        if (!fleet.end(workload)) {
            throw ApiException.gone("Attempt " + workload.attempt() + " of job " + workload.id() + " is over");
        }
        switch (fitting(job, outcome)) {
            case TrainingOutcome.Trained trained -> {
                curves.add(job.id(), workload.attempt(), trained.curve());
                ModelVersion version = registry.add(new NewVersion(
                        job.tenant(),
                        job.model(),
                        job.task(),
                        trained.framework(),
                        trained.labels(),
                        trained.packageSha256(),
                        trained.packageBytes(),
                        trained.metrics(),
                        job.params(),
                        trained.metadata(),
                        job.dataset(),
                        job.id()));
                store.succeed(job.id(), version, trained.peakMemory());
            }
            case TrainingOutcome.Refused refused -> store.end(job.id(), JobState.FAILED, shortened(refused.reason()));
        }
    }

    /** Only now it is known what an imported file unpacks to; the file itself counts no more. */
    private TrainingOutcome fitting(JobRow job, TrainingOutcome outcome) {
        return job.source() != null && outcome instanceof TrainingOutcome.Trained trained
                ? quota.shortage(job.tenant(), trained.packageBytes())
                        .<TrainingOutcome>map(TrainingOutcome.Refused::new)
                        .orElse(outcome)
                : outcome;
    }

    JobRow row(String tenant, String id) {
        return store.find(id)
                .filter(job -> job.tenant().equals(tenant))
                .orElseThrow(() -> ApiException.notFound("training job " + id));
    }

    /** The version to start from, as {@code model@version}: an alias may move before the job begins. */
    private String base(String tenant, Task task, String reference) {
        int at = reference.lastIndexOf('@');
        if (at < 1 || at == reference.length() - 1) {
            throw ApiException.invalid("base", "must be model@version or model@alias, not \"" + reference + "\"");
        }
        String model = reference.substring(0, at);
        String named = reference.substring(at + 1);
        ModelVersion version = registry.version(tenant, model, named.matches("[0-9]+") ? named : "@" + named);
        if (!version.task().equals(task.name())) {
            throw ApiException.invalid(
                    "base",
                    reference + " is a model of " + version.task() + "; " + task.name() + " cannot start from it");
        }
        return model + "@" + version.version();
    }

    private Needs needs(@Nullable Resources asked) {
        Needs usual = fleet.defaults(Kind.TRAIN);
        return asked == null
                ? usual
                : new Needs(
                        Objects.requireNonNullElse(asked.gpus(), usual.gpus()),
                        Objects.requireNonNullElse(asked.cpus(), usual.cpus()),
                        Objects.requireNonNullElse(asked.memory(), usual.memory()),
                        asked.gpuType());
    }

    private static String shortened(String reason) {
        return reason.length() <= 2_000 ? reason : reason.substring(0, 2_000);
    }
}
