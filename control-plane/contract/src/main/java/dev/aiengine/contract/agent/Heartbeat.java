package dev.aiengine.contract.agent;

import dev.aiengine.contract.training.Progress;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an agent tells the control plane every second or two.
 *
 * @param node name of the machine it runs on
 * @param address where it answers predictions, {@code http://host:port}; serving agents only
 * @param memory resident bytes of its process
 * @param progress of a training
 * @param metrics latest of a training
 * @param holds what a serving agent has loaded or failed to
 * @param load of a serving agent
 * @param measured of a serving agent
 * @param curve what is new of a training's curves
 */
public record Heartbeat(
        String node,
        long pid,
        @Nullable String address,
        long memory,
        @Nullable Progress progress,
        @Nullable Map<String, Double> metrics,
        @Nullable List<Held> holds,
        @Nullable Load load,
        @Nullable Measured measured,
        @Nullable List<CurvePoint> curve) {

    /** Of an agent that measures nothing. */
    public Heartbeat(
            String node,
            long pid,
            @Nullable String address,
            long memory,
            @Nullable Progress progress,
            @Nullable Map<String, Double> metrics,
            @Nullable List<Held> holds,
            @Nullable Load load) {
        this(node, pid, address, memory, progress, metrics, holds, load, null, null);
    }

    /** Of an agent that tells of no load. */
    public Heartbeat(
            String node,
            long pid,
            @Nullable String address,
            long memory,
            @Nullable Progress progress,
            @Nullable Map<String, Double> metrics,
            @Nullable List<Held> holds) {
        this(node, pid, address, memory, progress, metrics, holds, null);
    }

    /** What is worth remembering until the next one. */
    public Heartbeat bare() {
        return new Heartbeat(node, pid, address, memory, progress, metrics, holds, load);
    }

    public Heartbeat with(Measured more) {
        return new Heartbeat(node, pid, address, memory, progress, metrics, holds, load, more, curve);
    }

    public Heartbeat with(List<CurvePoint> more) {
        return new Heartbeat(node, pid, address, memory, progress, metrics, holds, load, measured, more);
    }

    /**
     * An endpoint in the hands of an agent.
     *
     * @param generation of the spec it answers for
     * @param ready whether every variant answers
     * @param reason why not
     */
    public record Held(
            String endpoint,
            int generation,
            boolean ready,
            @Nullable String reason) {}

    /**
     * How much a serving agent had to do over the last seconds.
     *
     * @param busy share of the time that its busiest model was predicting, 0 to 1
     * @param waitMillis mean time that requests waited for the model that let them wait longest
     */
    public record Load(double busy, double waitMillis) {}
}
