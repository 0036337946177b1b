package dev.aiengine.server.training;

import dev.aiengine.server.fleet.Workload;
import dev.aiengine.server.storage.UnusedBlobs;
import java.util.List;
import org.springframework.stereotype.Component;

/** The files that jobs import; each is kept for its job alone. */
@Component
class Sources {
    private final JobStore store;
    private final UnusedBlobs unused;

    Sources(JobStore store, UnusedBlobs unused) {
        this.store = store;
        this.unused = unused;
    }

    /** Lets go of the file of a job that ended; called after the commit that ended it. */
    void release(Workload workload) {
        store.find(workload.id())
                .map(JobRow::source)
                .ifPresent(source -> unused.delete(workload.tenant(), List.of(source.sha256())));
    }
}
