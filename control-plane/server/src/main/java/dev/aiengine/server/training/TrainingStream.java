package dev.aiengine.server.training;

import dev.aiengine.contract.training.TrainingJob;
import dev.aiengine.server.web.SentEvents;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Server-sent events of one job; the virtual thread of the request waits between them. */
@Component
class TrainingStream {
    private static final long KEEP_ALIVE_SECONDS = 10;

    private final TrainingJobs jobs;
    private final TrainingEvents events;
    private final JsonMapper json;

    TrainingStream(TrainingJobs jobs, TrainingEvents events, JsonMapper json) {
        this.jobs = jobs;
        this.events = events;
        this.json = json;
    }

    void write(String tenant, String id, HttpServletResponse response) throws IOException, InterruptedException {
        SentEvents out = new SentEvents(response);
        while (events.open()) {
            CompletableFuture<Void> change = events.next(id);
            TrainingJob job = jobs.get(tenant, id);
            out.write(SentEvents.frame("job", json.writeValueAsString(job))).flush();
            if (job.state().ended()) {
                // Nothing will change any more, so nobody shall wait for it
                events.changed(id);
                return;
            }
            while (!TrainingEvents.await(change, KEEP_ALIVE_SECONDS)) {
                out.keepAlive().flush();
            }
        }
    }
}
