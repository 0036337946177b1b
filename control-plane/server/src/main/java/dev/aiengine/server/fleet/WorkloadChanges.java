package dev.aiengine.server.fleet;

import dev.aiengine.contract.agent.Heartbeat;
import dev.aiengine.contract.events.Change;
import dev.aiengine.contract.events.EngineEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
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
    private final ApplicationEventPublisher events;
    private final Clock clock;

    /** The owners are found late because they are made of the fleet. */
    WorkloadChanges(
            ObjectProvider<WorkloadOwner> owners,
            Cluster cluster,
            Leases leases,
            Pulse pulse,
            ApplicationEventPublisher events,
            Clock clock) {
        this.owners = owners;
        this.cluster = cluster;
        this.leases = leases;
        this.pulse = pulse;
        this.events = events;
        this.clock = clock;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void committed(WorkloadChanged change) {
        Workload workload = change.workload();
        try {
            // Nobody is sent any more to an agent that is about to end
            publish(workload);
        } finally {
            if (workload.state() == Workload.State.ENDED && workload.handle() != null) {
                stop(workload.handle());
            }
            pulse.wake();
        }
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
        tell(workload);
        if (workload.state() == Workload.State.ENDED) {
            leases.forget(workload.id());
        }
        owner(workload).changed(workload);
    }

    private void tell(Workload workload) {
        Instant now = clock.instant();
        events.publishEvent(new EngineEvent.OfWorkload(
                workload.tenant(),
                workload.id(),
                workload.kind().name(),
                workload.state().name(),
                workload.reason(),
                workload.attempt(),
                now));
        switch (workload.state()) {
            case RUNNING -> {
                // One that was asked to leave was told of before
                if (!workload.leaving()) {
                    events.publishEvent(agent(workload, Change.CREATED, now));
                }
            }
            case QUEUED, ENDED -> {
                if (workload.attempt() > 0) {
                    events.publishEvent(agent(workload, Change.DELETED, now));
                }
            }
            case ADMITTED, STARTING -> {}
        }
    }

    private EngineEvent agent(Workload workload, Change change, Instant now) {
        String node = change == Change.DELETED
                ? null
                : leases.of(workload).heartbeat().map(Heartbeat::node).orElse(null);
        return new EngineEvent.OfAgent(
                workload.tenant(), FleetView.agentId(workload), workload.id(), node, change, now);
    }

    void beforeLook() {
        owners.forEach(WorkloadOwner::beforeLook);
    }

    boolean spares(Workload workload) {
        return owner(workload).spares(workload);
    }

    WorkloadOwner owner(Workload workload) {
        List<WorkloadOwner> candidates =
                owners.stream().filter(owner -> owner.kind() == workload.kind()).toList();
        return candidates.getFirst();
    }
}
