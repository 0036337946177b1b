package dev.aiengine.server.fleet;

import dev.aiengine.contract.Page;
import dev.aiengine.contract.fleet.Agent;
import dev.aiengine.contract.fleet.QueueEntry;
import dev.aiengine.contract.tenancy.Role;
import dev.aiengine.server.web.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class FleetController {
    private final FleetView fleet;

    FleetController(FleetView fleet) {
        this.fleet = fleet;
    }

    @GetMapping("/agents")
    Page<Agent> agents(Caller caller) {
        caller.requireOperator();
        return new Page<>(fleet.agents(), null);
    }

    /** An operator sees the whole queue; a tenant sees its own workloads at their places in it. */
    @GetMapping("/queue")
    Page<QueueEntry> queue(Caller caller) {
        List<QueueEntry> visible = new ArrayList<>(fleet.queue());
        String tenant = caller.role() == Role.OPERATOR ? caller.tenant() : caller.member();
        visible.removeIf(entry -> tenant != null && !Objects.equals(entry.tenant(), tenant));
        return new Page<>(visible, null);
    }
}
