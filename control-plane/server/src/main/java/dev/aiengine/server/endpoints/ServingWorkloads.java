package dev.aiengine.server.endpoints;

import dev.aiengine.contract.agent.DesiredState;
import dev.aiengine.contract.agent.Heartbeat;
import dev.aiengine.contract.agent.NodeState;
import dev.aiengine.server.fleet.Workload;
import dev.aiengine.server.fleet.Workload.Kind;
import dev.aiengine.server.fleet.Workload.State;
import dev.aiengine.server.fleet.WorkloadOwner;
import dev.aiengine.server.serving.Pools;
import dev.aiengine.server.serving.ServingPools;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the replicas of serving pools and their agents should do. */
@Component
class ServingWorkloads implements WorkloadOwner {
    private final ServingPlans plans;
    private final Pools pools;
    private final ServingPools serving;
    private final EndpointChanges changes;

    ServingWorkloads(ServingPlans plans, Pools pools, ServingPools serving, EndpointChanges changes) {
        this.plans = plans;
        this.pools = pools;
        this.serving = serving;
        this.changes = changes;
    }

    @Override
    public Kind kind() {
        return Kind.SERVE;
    }

    @Override
    public DesiredState heard(Workload workload, Heartbeat heartbeat) {
        pools.heard(workload, heartbeat);
        changes.heard(workload, heartbeat);
        return new DesiredState(false, null, plans.of(workload));
    }

    @Override
    public boolean mayRead(Workload workload, String sha256) {
        return plans.names(workload, sha256);
    }

    @Override
    public void beforeLook() {
        serving.look();
    }

    @Override
    public boolean spares(Workload workload) {
        return serving.spares(workload);
    }

    /** Where a replica is missing, there is another one before the one that leaves has ended. */
    @Override
    public boolean comesBack() {
        return false;
    }

    @Override
    public void givesWay(Workload workload, String reason) {
        serving.gaveWay(workload, reason);
    }

    @Override
    public List<NodeState.Wanted> packages(Workload workload) {
        return plans.packages(workload.tenant());
    }

    @Override
    public void changed(Workload workload) {
        if (workload.state() != State.RUNNING || workload.leaving()) {
            pools.gone(workload);
        }
        changes.changed(workload);
    }
}
