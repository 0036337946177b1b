package dev.aiengine.contract.client;

import dev.aiengine.contract.fleet.AgentPage;
import dev.aiengine.contract.fleet.DrainState;
import dev.aiengine.contract.fleet.NodeStatus;
import java.util.List;

/** Machines that agents run on: for operators. */
public final class NodeRoutes {
    private final Wire wire;

    NodeRoutes(Wire wire) {
        this.wire = wire;
    }

    public List<NodeStatus> list() {
        return fleet().nodes();
    }

    /** Machines and the agents on them, as of one moment. */
    public AgentPage fleet() {
        return wire.get("agents", AgentPage.class);
    }

    /**
     * Has everything leave a machine, which takes nothing more until {@link #takeBack}; or has one agent leave.
     *
     * @param name of the machine, or an agent's id
     */
    public DrainState drain(String name) {
        return wire.post("agents/" + name + "/drain", DrainState.class);
    }

    /** The machine takes workloads again. */
    public void takeBack(String node) {
        wire.delete("agents/" + node + "/drain");
    }
}
