package dev.aiengine.contract.agent;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;

/** How an attempt ended; telling it again is answered with 410 and changes nothing. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TrainingOutcome.Trained.class, name = "trained"),
    @JsonSubTypes.Type(value = TrainingOutcome.Refused.class, name = "refused")
})
public sealed interface TrainingOutcome {

    /**
     * A model was trained and its package uploaded.
     *
     * @param packageSha256 digest of the uploaded package
     * @param metrics on the held-out split
     * @param metadata what else the family tells of the version, such as the importance of its features
     * @param peakMemory largest resident size of the agent, in bytes
     */
    record Trained(
            String packageSha256,
            long packageBytes,
            String framework,
            List<String> labels,
            Map<String, Double> metrics,
            Map<String, Object> metadata,
            long peakMemory)
            implements TrainingOutcome {}

    /** The data or the parameters cannot be trained on; another attempt would not help. */
    record Refused(String reason) implements TrainingOutcome {}
}
