package dev.aiengine.server.fleet;

import dev.aiengine.contract.agent.DesiredState;
import dev.aiengine.contract.agent.Heartbeat;
import dev.aiengine.contract.agent.NodeState;
import java.util.List;

/** The feature that a kind of workload belongs to: it knows what the workload's agent should do. */
public interface WorkloadOwner {
    Workload.Kind kind();

    /** Takes in what an agent reports and answers what it should be. */
    DesiredState heard(Workload workload, Heartbeat heartbeat);

    /** Whether this workload's agent may fetch these bytes. */
    boolean mayRead(Workload workload, String sha256);

    /** Called before each look at the queue: what shall run may be queued or asked to end. */
    default void beforeLook() {}

    /** Whether a workload may be done without, and so goes after all others and gives way before them. */
    default boolean spares(Workload workload) {
        return false;
    }

    /** Whether one that has left is queued again; otherwise it ends. */
    default boolean comesBack() {
        return true;
    }

    /** A workload was asked to give way to another, with the sentence it was told. */
    default void givesWay(Workload workload, String reason) {}

    /** Model packages that this workload's agent holds or is about to. */
    default List<NodeState.Wanted> packages(Workload workload) {
        return List.of();
    }

    /** A workload entered another state; called after the commit, possibly more than once. */
    default void changed(Workload workload) {}
}
