package dev.aiengine.server.training;

import dev.aiengine.contract.training.JobState;
import dev.aiengine.contract.training.Progress;
import dev.aiengine.contract.training.TrainingJob;
import dev.aiengine.server.fleet.Fleet;
import dev.aiengine.server.fleet.Workload;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what callers see of a job: its row, its workload, and how far its agent says it is. */
@Component
class JobView {
    private final Fleet fleet;
    private final TrainingProgress progress;

    JobView(Fleet fleet, TrainingProgress progress) {
        this.fleet = fleet;
        this.progress = progress;
    }

    TrainingJob of(JobRow job) {
        Workload workload = fleet.find(job.id()).orElseThrow();
        JobState state = job.state(workload);
        TrainingProgress.Latest latest = progress.of(job.id());
        return new TrainingJob(
                job.id(),
                job.model(),
                job.task(),
                job.dataset(),
                job.base(),
                job.params(),
                workload.priority(),
                state,
                reason(job, workload, state),
                state == JobState.SUCCEEDED ? finished(latest.progress()) : latest.progress(),
                state.ended() ? job.metrics() : latest.metrics(),
                job.version(),
                job.peakMemory(),
                workload.attempt(),
                workload.queuedAt(),
                workload.startedAt(),
                workload.endedAt());
    }

    private @Nullable String reason(JobRow job, Workload workload, JobState state) {
        if (job.reason() != null) {
            return job.reason();
        }
        String waitsFor = fleet.waitsFor(job.id());
        if (state == JobState.QUEUED && waitsFor != null) {
            return waitsFor;
        }
        String note = fleet.note(workload);
        return note == null ? workload.reason() : note;
    }

    private static Progress finished(Progress last) {
        return new Progress(1, last.epochs(), last.epochs(), 0.0);
    }
}
