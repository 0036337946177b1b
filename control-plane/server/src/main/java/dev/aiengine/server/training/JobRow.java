package dev.aiengine.server.training;

import dev.aiengine.contract.training.JobState;
import dev.aiengine.contract.training.TrainRequest;
import dev.aiengine.server.fleet.Workload;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A training job as the database has it.
 *
 * @param dataset frozen {@code name@version}
 * @param testDataset frozen {@code name@version}, where the request named one
 * @param params checked and complete
 * @param outcome how it ended, as told by its agent or by who cancelled it; absent while it goes on, and where its
 *     workload ended without a word
 * @param checkpoint digest of the newest checkpoint
 */
record JobRow(
        String id,
        String tenant,
        String model,
        String task,
        String dataset,
        @Nullable String testDataset,
        Map<String, Object> params,
        @Nullable String idempotencyKey,
        @Nullable JobState outcome,
        @Nullable String reason,
        Map<String, Double> metrics,
        @Nullable Integer version,
        @Nullable String checkpoint) {

    /** Whether this job is what a request with the same idempotency key asks for. */
    boolean madeFrom(TrainRequest request) {
        boolean sameDataset = dataset.equals(request.dataset()) || dataset.startsWith(request.dataset() + "@");
        return model.equals(request.model())
                && task.equals(request.task())
                && sameDataset
                && params.entrySet()
                        .containsAll(
                                (request.params() == null ? Map.<String, Object>of() : request.params()).entrySet());
    }

    /** The state callers see, of the job and its workload together. */
    JobState state(Workload workload) {
        if (outcome != null) {
            return outcome;
        }
        return switch (workload.state()) {
            case QUEUED -> JobState.QUEUED;
            case ADMITTED -> JobState.ADMITTED;
            case STARTING -> JobState.STARTING;
            case RUNNING -> JobState.RUNNING;
            case ENDED -> JobState.FAILED;
        };
    }
}
