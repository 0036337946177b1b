package dev.aiengine.server.fleet;

import dev.aiengine.contract.agent.Heartbeat;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which machine each workload runs or starts on. */
@Component
class Places {
    private final Leases leases;
    private final Cluster cluster;

    Places(Leases leases, Cluster cluster) {
        this.leases = leases;
        this.cluster = cluster;
    }

    /** As its agent says, or before that the cluster; empty where neither knows yet. */
    Optional<String> of(Workload workload) {
        return leases.of(workload)
                .heartbeat()
                .map(Heartbeat::node)
                .or(() -> Optional.ofNullable(workload.handle()).flatMap(cluster::place));
    }
}
