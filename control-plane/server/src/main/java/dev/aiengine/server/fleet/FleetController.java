package dev.aiengine.server.fleet;

import dev.aiengine.contract.Page;
import dev.aiengine.contract.fleet.AgentPage;
import dev.aiengine.contract.fleet.DrainState;
import dev.aiengine.contract.fleet.QueueAnswer;
import dev.aiengine.contract.fleet.QueueEntry;
import dev.aiengine.contract.fleet.QueueQuestion;
import dev.aiengine.contract.tenancy.Role;
import dev.aiengine.server.web.Caller;
import jakarta.validation.Valid;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class FleetController {
    private final FleetView fleet;
    private final Nodes nodes;
    private final Drains drains;
    private final QueueView queue;

    FleetController(FleetView fleet, Nodes nodes, Drains drains, QueueView queue) {
        this.fleet = fleet;
        this.nodes = nodes;
        this.drains = drains;
        this.queue = queue;
    }

    @GetMapping("/agents")
    AgentPage agents(Caller caller) {
        caller.requireOperator();
        return new AgentPage(fleet.agents(), nodes.all(), null);
    }

    /** A machine's workloads leave it and nothing more comes to it; or one agent's workload goes on elsewhere. */
    @PostMapping("/agents/{agent}/drain")
    DrainState drain(Caller caller, @PathVariable String agent) {
        caller.requireOperator();
        try {
            return drains.drain(agent, caller);
        } catch (DuplicateKeyException e) {
            // Somebody else has just done it
            return drains.drain(agent, caller);
        }
    }

    /** A machine takes workloads again. */
    @DeleteMapping("/agents/{agent}/drain")
    DrainState takeBack(Caller caller, @PathVariable String agent) {
        caller.requireOperator();
        return drains.takeBack(agent, caller);
    }

    /** An operator sees the whole queue; a tenant sees its own workloads at their places in it. */
    @GetMapping("/queue")
    Page<QueueEntry> queue(Caller caller) {
        List<QueueEntry> visible = new ArrayList<>(queue.entries());
        String tenant = caller.role() == Role.OPERATOR ? caller.tenant() : caller.member();
        visible.removeIf(entry -> tenant != null && !Objects.equals(entry.tenant(), tenant));
        return new Page<>(visible, null);
    }

    /** What the queue would do with other quotas or on another cluster. */
    @PostMapping("/queue/simulate")
    QueueAnswer simulate(Caller caller, @Valid @RequestBody QueueQuestion question) {
        caller.requireOperator();
        return queue.answer(question);
    }
}
