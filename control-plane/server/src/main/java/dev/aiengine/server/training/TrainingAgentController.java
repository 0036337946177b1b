package dev.aiengine.server.training;

import dev.aiengine.contract.agent.AgentRoutes;
import dev.aiengine.contract.agent.TrainingOrder;
import dev.aiengine.contract.agent.TrainingOutcome;
import dev.aiengine.server.fleet.Attempts;
import dev.aiengine.server.fleet.Workload;
import dev.aiengine.server.storage.BlobStore;
import dev.aiengine.server.storage.UnusedBlobs;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What training agents ask and tell beyond their heartbeats. */
@Hidden
@RestController
class TrainingAgentController {
    private final Attempts attempts;
    private final TrainingOrders orders;
    private final TrainingJobs jobs;
    private final Checkpoints checkpoints;
    private final BlobStore blobs;
    private final UnusedBlobs unused;
    private final TrainingProperties properties;

    TrainingAgentController(
            Attempts attempts,
            TrainingOrders orders,
            TrainingJobs jobs,
            Checkpoints checkpoints,
            BlobStore blobs,
            UnusedBlobs unused,
            TrainingProperties properties) {
        this.attempts = attempts;
        this.orders = orders;
        this.jobs = jobs;
        this.checkpoints = checkpoints;
        this.blobs = blobs;
        this.unused = unused;
        this.properties = properties;
    }

    @GetMapping(AgentRoutes.ORDER)
    TrainingOrder order(
            @PathVariable String id, @PathVariable int attempt, @RequestHeader("Authorization") String authorization) {
        return orders.of(attempts.current(id, attempt, authorization));
    }

    @PutMapping(AgentRoutes.PACKAGE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void upload(
            @PathVariable String id,
            @PathVariable int attempt,
            @PathVariable String sha256,
            @RequestHeader("Authorization") String authorization,
            HttpServletRequest request)
            throws IOException {
        Workload workload = attempts.current(id, attempt, authorization);
        blobs.putExactly(workload.tenant(), sha256, request.getInputStream(), properties.maxPackageBytes());
    }

    @PutMapping(AgentRoutes.CHECKPOINT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void checkpoint(
            @PathVariable String id,
            @PathVariable int attempt,
            @PathVariable String sha256,
            @RequestHeader("Authorization") String authorization,
            HttpServletRequest request)
            throws IOException {
        checkpoints.keep(attempts.current(id, attempt, authorization), sha256, request.getInputStream());
    }

    @PostMapping(AgentRoutes.OUTCOME)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void outcome(
            @PathVariable String id,
            @PathVariable int attempt,
            @RequestHeader("Authorization") String authorization,
            @RequestBody TrainingOutcome outcome) {
        Workload workload = attempts.current(id, attempt, authorization);
        jobs.ended(workload, outcome);
        if (outcome instanceof TrainingOutcome.Trained trained) {
            // No version has it where the job was refused after all
            unused.delete(workload.tenant(), List.of(trained.packageSha256()));
        }
    }
}
