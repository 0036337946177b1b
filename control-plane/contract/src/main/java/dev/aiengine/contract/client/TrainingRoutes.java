package dev.aiengine.contract.client;

import dev.aiengine.contract.Json;
import dev.aiengine.contract.metrics.SeriesList;
import dev.aiengine.contract.training.TrainRequest;
import dev.aiengine.contract.training.TrainingJob;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** {@code /train} of one tenant. */
public final class TrainingRoutes {
    private static final Duration CONNECT_AGAIN = Duration.ofMillis(500);

    private final Wire wire;

    TrainingRoutes(Wire wire) {
        this.wire = wire;
    }

    public TrainingJob submit(TrainRequest request) {
        return wire.post("train", request, TrainingJob.class);
    }

    /** A second submission with the same key gives the first one's job. */
    public TrainingJob submit(TrainRequest request, String idempotencyKey) {
        return wire.post("train", request, TrainingJob.class, idempotencyKey);
    }

    public TrainingJob get(String id) {
        return wire.get("train/" + id, TrainingJob.class);
    }

    public Listing<TrainingJob> list() {
        return new Listing<>(wire, "train", TrainingJob.class);
    }

    /** A job that runs is told to stop; it has ended when its state says so. */
    public TrainingJob cancel(String id) {
        return wire.read(wire.bytes(wire.request("train/" + id).DELETE()), TrainingJob.class);
    }

    /** What the agent of the latest attempt has written. */
    public String logs(String id) {
        return wire.text("train/" + id + "/logs");
    }

    /** The job's metrics over its epochs. */
    public SeriesList curves(String id) {
        return wire.get("train/" + id + "/curves", SeriesList.class);
    }

    /**
     * The job each time it changes, until it ended; each step of the stream waits for the next change. Close the stream
     * to stop listening.
     */
    public Stream<TrainingJob> events(String id) {
        ServerEvents events = new ServerEvents(
                wire.open(wire.request("train/" + id + "/events").header("Accept", "text/event-stream")));
        return events.data()
                .map(data -> Json.MAPPER.readValue(data, TrainingJob.class))
                .onClose(events::close);
    }

    /** Waits until the job ended, well or not; an engine that is started anew meanwhile is waited for. */
    public TrainingJob await(String id, Duration atMost) throws InterruptedException, TimeoutException {
        return await(id, atMost, job -> {});
    }

    /** Waits until the job ended, and tells a listener of each change meanwhile. */
    public TrainingJob await(String id, Duration atMost, Consumer<TrainingJob> listener)
            throws InterruptedException, TimeoutException {
        CompletableFuture<TrainingJob> ended = new CompletableFuture<>();
        Thread follower = Thread.ofVirtual().name("job-" + id).start(() -> follow(id, ended, listener));
        try {
            return ended.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new TimeoutException("Training " + id + " has not ended after " + atMost.toSeconds() + " s");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        } finally {
            follower.interrupt();
        }
    }

    private void follow(String id, CompletableFuture<TrainingJob> ended, Consumer<TrainingJob> listener) {
        try {
            while (!ended.isDone()) {
                try (Stream<TrainingJob> events = events(id)) {
                    events.peek(listener)
                            .filter(job -> job.state().ended())
                            .findFirst()
                            .ifPresent(ended::complete);
                } catch (EngineUnreachable e) {
                    // an engine that is started anew answers again soon; the caller's deadline bounds the wait
                }
                if (!ended.isDone()) {
                    Thread.sleep(CONNECT_AGAIN);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            ended.completeExceptionally(e);
        }
    }
}
