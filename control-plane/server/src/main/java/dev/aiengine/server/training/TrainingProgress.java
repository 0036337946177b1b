package dev.aiengine.server.training;

import dev.aiengine.contract.agent.Heartbeat;
import dev.aiengine.contract.training.Progress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** How far each running training is; soft state, told again by the next heartbeat after a restart. */
@Component
class TrainingProgress {
    private final Map<String, Latest> latest = new ConcurrentHashMap<>();

    record Latest(Progress progress, Map<String, Double> metrics) {
        static final Latest NONE = new Latest(Progress.NONE, Map.of());
    }

    Latest of(String job) {
        return latest.getOrDefault(job, Latest.NONE);
    }

    /** True where this is news. */
    boolean heard(String job, Heartbeat heartbeat) {
        if (heartbeat.progress() == null) {
            return false;
        }
        Latest now = new Latest(
                heartbeat.progress(), heartbeat.metrics() == null ? Map.of() : Map.copyOf(heartbeat.metrics()));
        return !now.equals(latest.put(job, now));
    }

    void forget(String job) {
        latest.remove(job);
    }
}
