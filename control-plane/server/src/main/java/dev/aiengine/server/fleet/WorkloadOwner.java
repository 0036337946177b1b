package dev.aiengine.server.fleet;

import dev.aiengine.contract.agent.DesiredState;
import dev.aiengine.contract.agent.Heartbeat;

/** The feature that a kind of workload belongs to: it knows what the workload's agent should do. */
public interface WorkloadOwner {
    Workload.Kind kind();

    /** Takes in what an agent reports and answers what it should be. */
    DesiredState heard(Workload workload, Heartbeat heartbeat);

    /** Whether this workload's agent may fetch these bytes. */
    boolean mayRead(Workload workload, String sha256);

    /** A workload entered another state; called after the commit, possibly more than once. */
    default void changed(Workload workload) {}
}
