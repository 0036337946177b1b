package dev.aiengine.server.training;

import dev.aiengine.contract.events.EngineEvent;
import dev.aiengine.contract.training.TrainingJob;
import dev.aiengine.server.fleet.Workload;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells of a job's change those who watch this job, and those who watch everything. */
@Component
class JobChanges {
    private final JobStore store;
    private final JobView view;
    private final TrainingEvents watchers;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    JobChanges(JobStore store, JobView view, TrainingEvents watchers, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.view = view;
        this.watchers = watchers;
        this.events = events;
        this.clock = clock;
    }

    void tell(Workload workload) {
        watchers.changed(workload.id());
        store.find(workload.id()).map(view::of).ifPresent(job -> events.publishEvent(event(workload.tenant(), job)));
    }

    private EngineEvent event(String tenant, TrainingJob job) {
        return new EngineEvent.OfJob(
                tenant,
                job.id(),
                job.model(),
                job.state(),
                job.reason(),
                job.attempt(),
                job.progress(),
                job.metrics(),
                job.version(),
                clock.instant());
    }
}
