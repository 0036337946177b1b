package dev.aiengine.admission;

import java.util.List;

/** What shall be done now. */
public final class Plan {
    private final List<Admission> admitted;
    private final List<Eviction> evicted;
    private final Explanations explanations;

    Plan(List<Admission> admitted, List<Eviction> evicted, Explanations explanations) {
        this.admitted = List.copyOf(admitted);
        this.evicted = List.copyOf(evicted);
        this.explanations = explanations;
    }

    /**
     * A workload that starts.
     *
     * @param nodes where there was room for each replica; the cluster may choose others
     */
    public record Admission(Waiting waiting, List<String> nodes) {}

    /**
     * A workload that gives way.
     *
     * @param to id of the one that is to start instead
     */
    public record Eviction(Active active, String to, String reason) {}

    /** In the order in which they were let go. */
    public List<Admission> admitted() {
        return admitted;
    }

    public List<Eviction> evicted() {
        return evicted;
    }

    /** The one thing a workload waits for, in words; of one that was admitted it says nothing useful. */
    public String reason(Waiting waiting) {
        return explanations.of(waiting);
    }
}
