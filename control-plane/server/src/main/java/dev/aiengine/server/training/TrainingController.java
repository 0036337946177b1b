package dev.aiengine.server.training;

import dev.aiengine.contract.Page;
import dev.aiengine.contract.metrics.SeriesList;
import dev.aiengine.contract.tasks.Task;
import dev.aiengine.contract.tasks.Tasks;
import dev.aiengine.contract.training.TrainRequest;
import dev.aiengine.contract.training.TrainingJob;
import dev.aiengine.server.fleet.Fleet;
import dev.aiengine.server.web.ApiException;
import dev.aiengine.server.web.Caller;
import dev.aiengine.server.web.Paging;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class TrainingController {
    private final TrainingJobs jobs;
    private final TrainingStream stream;
    private final Curves curves;
    private final Fleet fleet;

    TrainingController(TrainingJobs jobs, TrainingStream stream, Curves curves, Fleet fleet) {
        this.jobs = jobs;
        this.stream = stream;
        this.curves = curves;
        this.fleet = fleet;
    }

    @GetMapping("/tasks")
    Page<Task> tasks(Caller caller) {
        return new Page<>(Tasks.all(), null);
    }

    @PostMapping("/train")
    ResponseEntity<TrainingJob> submit(
            @Valid @RequestBody TrainRequest request,
            @RequestHeader(value = "Idempotency-Key", required = false) @Size(min = 1, max = 200) @Nullable
                    String idempotencyKey,
            Caller caller) {
        TrainingJob job = jobs.submit(caller.member(), request, idempotencyKey, caller);
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/train/" + job.id()))
                .body(job);
    }

    @GetMapping("/train")
    Page<TrainingJob> list(Paging paging, Caller caller) {
        return jobs.list(caller.member(), paging);
    }

    @GetMapping("/train/{id}")
    TrainingJob get(@PathVariable String id, Caller caller) {
        return jobs.get(caller.member(), id);
    }

    @DeleteMapping("/train/{id}")
    TrainingJob cancel(@PathVariable String id, Caller caller) {
        return jobs.cancel(caller.member(), id, caller);
    }

    /** The job at once and after every change, until it has ended. */
    @GetMapping(value = "/train/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void events(@PathVariable String id, Caller caller, HttpServletResponse response)
            throws IOException, InterruptedException {
        String tenant = caller.member();
        jobs.get(tenant, id);
        stream.write(tenant, id, response);
    }

    /** The training's metrics over its epochs. */
    @GetMapping("/train/{id}/curves")
    SeriesList curves(@PathVariable String id, Caller caller) {
        return curves.of(jobs.get(caller.member(), id).id());
    }

    /** What the agent of the newest attempt, or of the named one, has written. */
    @GetMapping("/train/{id}/logs")
    ResponseEntity<Resource> logs(
            @PathVariable String id, @RequestParam(required = false) @Nullable Integer attempt, Caller caller) {
        TrainingJob job = jobs.get(caller.member(), id);
        int asked = attempt == null ? job.attempt() : attempt;
        Resource log = fleet.log(id, asked)
                .orElseThrow(() -> ApiException.notFound("log of attempt " + asked + " of job " + id));
        return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(log);
    }
}
