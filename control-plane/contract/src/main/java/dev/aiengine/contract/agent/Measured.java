package dev.aiengine.contract.agent;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a serving agent measured since it last told. A window is told until the control plane says that it is stored, so
 * none is lost with a heartbeat or with the control plane; its number says whether it was heard before.
 *
 * @param after the last window that the agent takes for heard
 * @param windows in the order of their numbers
 */
public record Measured(long after, List<Window> windows) {

    /**
     * A stretch of time.
     *
     * @param number from 1, one more with each window of the attempt
     * @param at epoch seconds of its beginning
     */
    public record Window(
            long number,
            long at,
            List<Activity> activities,
            @Nullable List<Remembered> remembered) {}

    /**
     * What one variant of an endpoint did.
     *
     * @param predictions requests that were answered with predictions
     * @param rows inputs that were predicted
     * @param errors requests that were not, by kind
     * @param latency microseconds from a request to its answer, as a {@link dev.aiengine.contract.metrics.Distribution}
     * @param queueWait microseconds that a request waited for the model
     * @param batchSize inputs of a batch
     */
    public record Activity(
            String endpoint,
            String model,
            int version,
            long predictions,
            long rows,
            @Nullable Map<String, Long> errors,
            @Nullable String latency,
            @Nullable String queueWait,
            @Nullable String batchSize) {}

    /**
     * A prediction that feedback may come to.
     *
     * @param id as the caller has it
     * @param predicted a label, or a number, for each input
     */
    public record Remembered(String id, String endpoint, String model, int version, List<Object> predicted) {}

    /**
     * What the control plane has of it; what is not stored yet is kept by the agent.
     *
     * @param heard the last window it knows
     * @param stored the last window that will survive it
     */
    public record Heard(long heard, long stored) {}
}
