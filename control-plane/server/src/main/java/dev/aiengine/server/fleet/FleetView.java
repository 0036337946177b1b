package dev.aiengine.server.fleet;

import dev.aiengine.contract.agent.Heartbeat;
import dev.aiengine.contract.fleet.Agent;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The fleet as people see it. */
@Component
public class FleetView {
    private final WorkloadStore store;
    private final Leases leases;
    private final Fleet fleet;
    private final ClusterContact contact;
    private final FleetProperties properties;
    private final Clock clock;

    FleetView(
            WorkloadStore store,
            Leases leases,
            Fleet fleet,
            ClusterContact contact,
            FleetProperties properties,
            Clock clock) {
        this.store = store;
        this.leases = leases;
        this.fleet = fleet;
        this.contact = contact;
        this.properties = properties;
        this.clock = clock;
    }

    /** Every agent that was heard in its current attempt. */
    public List<Agent> agents() {
        return store.unfinished().stream()
                .filter(Workload::active)
                .flatMap(this::agent)
                .toList();
    }

    /** Whether the loop that looks after the fleet has run lately. */
    public boolean isLookedAfter() {
        return Duration.between(fleet.lastLook(), clock.instant()).compareTo(Duration.ofSeconds(30)) < 0;
    }

    /** Whether the cluster can be asked, as of the loop's last look. */
    public boolean clusterAnswers() {
        return contact.away().isEmpty();
    }

    /** Whether no running agent is silent for longer than its heartbeat allows; one that leaves has said goodbye. */
    public boolean agentsAnswer() {
        return store.unfinished().stream()
                .filter(workload -> workload.active() && !workload.leaving())
                .flatMap(this::agent)
                .allMatch(agent ->
                        Duration.between(agent.lastSeen(), clock.instant()).compareTo(properties.lease()) < 0);
    }

    private Stream<Agent> agent(Workload workload) {
        Leases.Lease lease = leases.of(workload);
        return lease.heartbeat().stream()
                .map((Heartbeat heard) -> new Agent(
                        agentId(workload),
                        workload.tenant(),
                        workload.kind().name(),
                        workload.id(),
                        workload.attempt(),
                        heard.node(),
                        heard.pid(),
                        heard.address(),
                        heard.memory(),
                        lease.since(),
                        workload.leaving() ? workload.reason() : null));
    }

    static String agentId(Workload workload) {
        return workload.id() + "-" + workload.attempt();
    }
}
