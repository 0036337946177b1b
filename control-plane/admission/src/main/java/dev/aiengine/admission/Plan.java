package dev.aiengine.admission;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What shall be done now. */
public final class Plan {
    private final List<Admission> admitted;
    private final List<Eviction> evicted;
    private final Map<String, String> single;
    private final Map<String, Map<Line.Kind, Supplier<String>>> common;

    /**
     * @param single reasons of workloads, by id
     * @param common reasons of whole lines, by tenant; put into words when somebody asks
     */
    Plan(
            List<Admission> admitted,
            List<Eviction> evicted,
            Map<String, String> single,
            Map<String, Map<Line.Kind, Supplier<String>>> common) {
        this.admitted = List.copyOf(admitted);
        this.evicted = List.copyOf(evicted);
        this.single = single;
        this.common = common;
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
        String own = single.get(waiting.id());
        return own != null
                ? own
                : common.getOrDefault(waiting.tenant(), Map.of())
                        .getOrDefault(Line.Kind.of(waiting), () -> "is looked at in a moment")
                        .get();
    }
}
