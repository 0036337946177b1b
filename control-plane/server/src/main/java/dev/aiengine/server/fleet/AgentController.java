package dev.aiengine.server.fleet;

import dev.aiengine.contract.agent.AgentRoutes;
import dev.aiengine.contract.agent.DesiredState;
import dev.aiengine.contract.agent.Heartbeat;
import dev.aiengine.server.storage.BlobStore;
import dev.aiengine.server.web.ApiException;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The control plane's side of every agent's conversation. */
@Hidden
@RestController
class AgentController {
    private final Attempts attempts;
    private final WorkloadStore store;
    private final WorkloadChanges changes;
    private final Leases leases;
    private final Measurements measurements;
    private final NodePackages packages;
    private final BlobStore blobs;
    private final Clock clock;

    AgentController(
            Attempts attempts,
            WorkloadStore store,
            WorkloadChanges changes,
            Leases leases,
            Measurements measurements,
            NodePackages packages,
            BlobStore blobs,
            Clock clock) {
        this.attempts = attempts;
        this.store = store;
        this.changes = changes;
        this.leases = leases;
        this.measurements = measurements;
        this.packages = packages;
        this.blobs = blobs;
        this.clock = clock;
    }

    @PostMapping(AgentRoutes.HEARTBEAT)
    DesiredState heartbeat(
            @PathVariable String id,
            @PathVariable int attempt,
            @RequestHeader("Authorization") String authorization,
            @RequestBody Heartbeat heartbeat) {
        Workload workload = attempts.current(id, attempt, authorization);
        leases.renew(workload, heartbeat.bare());
        if (workload.state() != Workload.State.RUNNING) {
            Workload running = workload.running(clock.instant());
            // Where the launch was recorded in between, the next heartbeat does it
            if (store.replace(workload, running)) {
                changes.publish(running);
            }
        }
        DesiredState desired = changes.owner(workload).heard(workload, heartbeat);
        DesiredState answer = workload.leaving()
                ? new DesiredState(true, workload.reason(), desired.serving())
                : desired.with(packages.mirror(workload, heartbeat.node()).orElse(null));
        return workload.kind() == Workload.Kind.SERVE
                ? answer.with(measurements.heard(workload, heartbeat.measured()))
                : answer;
    }

    @GetMapping(AgentRoutes.BLOB)
    Resource blob(
            @PathVariable String id,
            @PathVariable int attempt,
            @PathVariable String sha256,
            @RequestHeader("Authorization") String authorization) {
        Workload workload = attempts.current(id, attempt, authorization);
        if (!changes.owner(workload).mayRead(workload, sha256)) {
            throw ApiException.notFound("content " + sha256);
        }
        return new FileSystemResource(blobs.path(workload.tenant(), sha256));
    }
}
