package dev.aiengine.server.training;

import dev.aiengine.contract.training.JobState;
import dev.aiengine.contract.training.TrainRequest;
import dev.aiengine.server.fleet.Workload;
import dev.aiengine.server.storage.Blob;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A training job as the database has it.
 *
 * @param dataset frozen {@code name@version}; absent where a model is imported
 * @param testDataset frozen {@code name@version}, where the request named one
 * @param base frozen {@code model@version} to start from, where the request named one
 * @param params checked and complete
 * @param outcome how it ended, as told by its agent or by who cancelled it; absent while it goes on, and where its
 *     workload ended without a word
 * @param peakMemory bytes, of the agent that finished it
 * @param checkpoint digest of the newest checkpoint
 * @param source the file to import; kept until the job has ended
 */
record JobRow(
        String id,
        String tenant,
        String model,
        String task,
        @Nullable String dataset,
        @Nullable String testDataset,
        @Nullable String base,
        Map<String, Object> params,
        @Nullable String idempotencyKey,
        @Nullable JobState outcome,
        @Nullable String reason,
        Map<String, Double> metrics,
        @Nullable Integer version,
        @Nullable Long peakMemory,
        @Nullable String checkpoint,
        @Nullable Blob source) {

    /** Whether this job is what a request with the same idempotency key asks for. */
    boolean madeFrom(TrainRequest request) {
        if (dataset == null) {
            return false;
        }
        boolean sameDataset = dataset.equals(request.dataset()) || dataset.startsWith(request.dataset() + "@");
        return model.equals(request.model())
                && task.equals(request.task())
                && sameDataset
                && sameBase(request.base())
                && params.entrySet()
                        .containsAll(
                                (request.params() == null ? Map.<String, Object>of() : request.params()).entrySet());
    }

    /** Whether this job is what an import with the same idempotency key asks for. */
    boolean madeFrom(NewImport asked) {
        return model.equals(asked.model())
                && task.equals(asked.task())
                && asked.source().equals(source)
                && params.equals(asked.params());
    }

    private boolean sameBase(@Nullable String asked) {
        if (base == null || asked == null) {
            return Objects.equals(base, asked);
        }
        // An alias may point elsewhere by now
        return base.equals(asked)
                || (asked.indexOf('@') > 0
                        && base.startsWith(asked.substring(0, asked.indexOf('@') + 1))
                        && !asked.matches(".*@[0-9]+"));
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
