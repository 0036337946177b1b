package dev.aiengine.contract.agent;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
     * @param curve what no heartbeat has told of it
     */
    record Trained(
            String packageSha256,
            long packageBytes,
            String framework,
            List<String> labels,
            Map<String, Double> metrics,
            Map<String, Object> metadata,
            long peakMemory,
            @Nullable List<CurvePoint> curve)
            implements TrainingOutcome {

        /** With nothing left to tell of the curve. */
        public Trained(
                String packageSha256,
                long packageBytes,
                String framework,
                List<String> labels,
                Map<String, Double> metrics,
                Map<String, Object> metadata,
                long peakMemory) {
            this(packageSha256, packageBytes, framework, labels, metrics, metadata, peakMemory, null);
        }

        public Trained with(List<CurvePoint> untold) {
            return new Trained(packageSha256, packageBytes, framework, labels, metrics, metadata, peakMemory, untold);
        }
    }

    /** The data or the parameters cannot be trained on; another attempt would not help. */
    record Refused(String reason) implements TrainingOutcome {}
}
