package dev.aiengine.console.training;

import dev.aiengine.console.connection.Session;
import dev.aiengine.console.work.Failure;
import dev.aiengine.console.work.Loaded;
import dev.aiengine.contract.client.EngineClient;
import dev.aiengine.contract.datasets.Dataset;
import dev.aiengine.contract.metrics.SeriesList;
import dev.aiengine.contract.registry.Model;
import dev.aiengine.contract.registry.ModelVersion;
import dev.aiengine.contract.tasks.Task;
import dev.aiengine.contract.training.TrainRequest;
import dev.aiengine.contract.training.TrainingJob;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Training jobs of a tenant, the log of the selected one, and what a new one may be made of. */
final class TrainingModel {
    private static final int NEWEST = 1000;

    private final Session session;
    final Loaded<List<TrainingJob>> jobs;
    final Loaded<String> log;
    final Loaded<SeriesList> curves;
    final Loaded<Choices> choices;
    private @Nullable TrainingJob selected;

    /** What a request can name. */
    record Choices(List<Task> tasks, List<Dataset> datasets, List<Model> models) {}

    TrainingModel(Session session) {
        this.session = session;
        this.jobs = new Loaded<>(session.work());
        this.log = new Loaded<>(session.work());
        this.curves = new Loaded<>(session.work());
        this.choices = new Loaded<>(session.work());
        session.tenant().addListener((observable, before, now) -> {
            jobs.clear();
            look(null);
        });
        jobs.each(all -> all.stream()
                .filter(job -> selected != null && job.id().equals(selected.id()))
                .findFirst()
                .ifPresent(this::follow));
    }

    void refresh() {
        if (session.hasTenant()) {
            jobs.load(() ->
                    session.aboutTenant().training().list().page(NEWEST, null).items());
        }
    }

    void look(@Nullable TrainingJob job) {
        if (job == null || selected == null || !selected.id().equals(job.id())) {
            log.clear();
            curves.clear();
            selected = job;
            readLog();
            readCurves();
        }
    }

    /** Reads what the selected job's agent has written. */
    void readLog() {
        TrainingJob job = selected;
        if (job != null) {
            EngineClient client = session.aboutTenant();
            log.load(() -> job.startedAt() == null && !job.state().ended()
                    ? ""
                    : client.training().logs(job.id()));
        }
    }

    /** Reads how the selected job's metrics went. */
    private void readCurves() {
        TrainingJob job = selected;
        if (job != null) {
            EngineClient client = session.aboutTenant();
            curves.load(() -> client.training().curves(job.id()));
        }
    }

    /** The curves of several jobs, in their order. */
    void compare(List<TrainingJob> jobs, Consumer<List<SeriesList>> answer, Consumer<Failure> failed) {
        EngineClient client = session.aboutTenant();
        session.work()
                .ask(
                        () -> jobs.stream()
                                .map(job -> client.training().curves(job.id()))
                                .toList(),
                        answer,
                        failed);
    }

    /** The newest version of a model: what its next one is most likely made like. */
    void newest(String name, Consumer<ModelVersion> answer, Consumer<Failure> failed) {
        EngineClient client = session.aboutTenant();
        session.work()
                .ask(
                        () -> client.models()
                                .version(name, client.models().get(name).latestVersion()),
                        answer,
                        failed);
    }

    /** What a form offers. */
    void readChoices() {
        EngineClient client = session.aboutTenant();
        choices.load(() -> new Choices(
                client.tasks(),
                client.datasets().list().all(),
                client.models().list().all()));
    }

    /** The key makes a second press of the same button the same job. */
    void submit(TrainRequest request, UUID key, Consumer<TrainingJob> done, Consumer<Failure> failed) {
        EngineClient client = session.aboutTenant();
        session.work().change(() -> client.training().submit(request, key.toString()), this::refresh, done, failed);
    }

    void cancel(TrainingJob job, Runnable done, Consumer<Failure> failed) {
        EngineClient client = session.aboutTenant();
        session.work().change(() -> client.training().cancel(job.id()), this::refresh, done, failed);
    }

    /** The same request once more. */
    void retry(TrainingJob job, Consumer<TrainingJob> done, Consumer<Failure> failed) {
        submit(
                new TrainRequest(
                        job.model(),
                        job.task(),
                        String.valueOf(job.dataset()),
                        job.base(),
                        job.params().isEmpty() ? null : Map.copyOf(job.params()),
                        null,
                        job.priority() == 0 ? null : job.priority()),
                UUID.randomUUID(),
                done,
                failed);
    }

    private void follow(TrainingJob job) {
        boolean changed = !job.equals(selected);
        selected = job;
        if (changed) {
            readLog();
            readCurves();
        }
    }
}
