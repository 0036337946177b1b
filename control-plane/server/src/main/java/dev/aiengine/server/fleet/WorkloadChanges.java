package dev.aiengine.server.fleet;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Tells what happened to a workload to its owner, and wakes the loop, once the change is committed. */
@Component
class WorkloadChanges {
    private final ObjectProvider<WorkloadOwner> owners;
    private final Cluster cluster;
    private final Leases leases;
    private final Pulse pulse;

    /** The owners are found late because they are made of the fleet. */
    WorkloadChanges(ObjectProvider<WorkloadOwner> owners, Cluster cluster, Leases leases, Pulse pulse) {
        this.owners = owners;
        this.cluster = cluster;
        this.leases = leases;
        this.pulse = pulse;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void committed(WorkloadChanged change) {
        Workload workload = change.workload();
        if (workload.state() == Workload.State.ENDED && workload.handle() != null) {
            cluster.stop(workload.handle());
        }
        publish(workload);
        pulse.wake();
    }

    void publish(Workload workload) {
        if (workload.state() == Workload.State.ENDED) {
            leases.forget(workload.id());
        }
        owner(workload).changed(workload);
    }

    WorkloadOwner owner(Workload workload) {
        List<WorkloadOwner> candidates =
                owners.stream().filter(owner -> owner.kind() == workload.kind()).toList();
        return candidates.getFirst();
    }
}
