package dev.aiengine.server.training;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Lets watchers of a job sleep until something about it changes. */
@Component
class TrainingEvents {
    private final Map<String, CompletableFuture<Void>> next = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** Completes at the next change; ask for it before looking at the job, so that no change is missed. */
    CompletableFuture<Void> next(String job) {
        return next.computeIfAbsent(job, id -> new CompletableFuture<>());
    }

    void changed(String job) {
        CompletableFuture<Void> waiting = next.remove(job);
        if (waiting != null) {
            waiting.complete(null);
        }
    }

    /** False when the time passed without a change. */
    static boolean await(CompletableFuture<Void> change, long seconds) throws InterruptedException {
        try {
            change.get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("changes never fail", e);
        }
    }

    boolean open() {
        return !closed;
    }

    /** Streams would hold back the shutdown. */
    @EventListener
    void close(ContextClosedEvent event) {
        closed = true;
        next.keySet().forEach(this::changed);
    }
}
