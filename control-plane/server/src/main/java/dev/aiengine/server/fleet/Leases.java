package dev.aiengine.server.fleet;

import dev.aiengine.contract.agent.Heartbeat;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** When each agent was last heard and what it said; soft state, relearned from heartbeats after a restart. */
@Component
class Leases {
    private final Clock clock;
    private final Map<String, Lease> leases = new ConcurrentHashMap<>();

    Leases(Clock clock) {
        this.clock = clock;
    }

    /**
     * The last word of an agent.
     *
     * @param heartbeat absent while a launched agent has not been heard
     */
    record Lease(int attempt, Instant since, Optional<Heartbeat> heartbeat) {}

    void begin(Workload workload) {
        leases.put(workload.id(), new Lease(workload.attempt(), clock.instant(), Optional.empty()));
    }

    void renew(Workload workload, Heartbeat heartbeat) {
        leases.put(workload.id(), new Lease(workload.attempt(), clock.instant(), Optional.of(heartbeat)));
    }

    /** The lease of the current attempt; one that is not known begins now, so that a restart gives everyone time. */
    Lease of(Workload workload) {
        return leases.compute(
                workload.id(),
                (id, known) -> known != null && known.attempt() == workload.attempt()
                        ? known
                        : new Lease(workload.attempt(), clock.instant(), Optional.empty()));
    }

    void forget(String workload) {
        leases.remove(workload);
    }
}
