package dev.aiengine.server.fleet;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Tells what happened to a workload to its owner, and wakes the loop, once the change is committed. */
@Component
class WorkloadChanges {
    private static final Logger log = LoggerFactory.getLogger(WorkloadChanges.class);

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
            stop(workload.handle());
        }
        publish(workload);
        pulse.wake();
    }

    /** The workload has ended whether or not its agent hears of it now: it is told so at its next heartbeat. */
    private void stop(String handle) {
        try {
            cluster.stop(handle);
        } catch (ClusterUnavailable e) {
            log.info("The agent {} could not be stopped now: {}", handle, e.sentence());
        }
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
