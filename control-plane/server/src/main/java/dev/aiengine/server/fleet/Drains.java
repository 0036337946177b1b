package dev.aiengine.server.fleet;

import dev.aiengine.contract.fleet.DrainState;
import dev.aiengine.server.audit.AuditLog;
import dev.aiengine.server.web.ApiException;
import dev.aiengine.server.web.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes machines, and single agents, out of use. What was done already is answered alike and not audited again. */
@Service
class Drains {
    private final DrainStore store;
    private final WorkloadStore workloads;
    private final Nodes nodes;
    private final AuditLog audit;
    private final Pulse pulse;
    private final Clock clock;

    Drains(DrainStore store, WorkloadStore workloads, Nodes nodes, AuditLog audit, Pulse pulse, Clock clock) {
        this.store = store;
        this.workloads = workloads;
        this.nodes = nodes;
        this.audit = audit;
        this.pulse = pulse;
        this.clock = clock;
    }

    /** Fails with a duplicate key where another request drains the machine at the same time. */
    @Transactional
    DrainState drain(String name, Caller caller) {
        Optional<Drain> already = store.find(name);
        if (already.isPresent()) {
            return state(name, already.get());
        }
        if (!nodes.isKnown(name)) {
            return leave(agent(name), caller);
        }
        Drain drain = new Drain(name, clock.instant(), caller.actor());
        store.insert(drain);
        audit.record(null, caller.actor(), "agent.drain", name);
        pulse.wake();
        return state(name, drain);
    }

    @Transactional
    DrainState takeBack(String name, Caller caller) {
        if (store.delete(name)) {
            audit.record(null, caller.actor(), "agent.undrain", name);
            pulse.wake();
        } else if (!nodes.isKnown(name)) {
            Workload agent = agent(name);
            if (agent.leaving()) {
                throw ApiException.conflict("Agent " + name + " was asked to leave and cannot be asked to stay");
            }
            return state(agent);
        }
        return state(name, null);
    }

    private DrainState leave(Workload agent, Caller caller) {
        if (agent.leaving()) {
            return state(agent);
        }
        Workload leaving = agent.leave(clock.instant(), "gave way because its agent was drained");
        if (!workloads.replace(agent, leaving)) {
            throw ApiException.conflict("Agent " + id(agent) + " has just changed; try again");
        }
        audit.record(agent.tenant(), caller.actor(), "agent.drain", id(agent));
        return state(leaving);
    }

    private Workload agent(String name) {
        int dash = name.lastIndexOf('-');
        return workloads
                .find(name.substring(0, Math.max(0, dash)))
                .filter(workload -> workload.active() && id(workload).equals(name))
                .orElseThrow(() -> ApiException.notFound("node or agent " + name));
    }

    private static String id(Workload agent) {
        return agent.id() + "-" + agent.attempt();
    }

    private static DrainState state(Workload agent) {
        return new DrainState(id(agent), agent.leaving(), agent.leavingSince(), List.of(agent.id()));
    }

    private DrainState state(String node, @Nullable Drain drain) {
        Instant since = drain == null ? null : drain.since();
        return new DrainState(node, drain != null, since, nodes.workloadsOn(node));
    }
}
