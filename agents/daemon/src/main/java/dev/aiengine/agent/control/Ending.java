package dev.aiengine.agent.control;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Whether and why this process shall end; whoever asks first gives the reason. */
public final class Ending {

    /**
     * Why the process ends.
     *
     * @param failed whether the exit code says so
     */
    public record Reason(String text, boolean failed) {}

    private final CompletableFuture<Reason> reason = new CompletableFuture<>();

    /** Asks for a regular end: the work is done, cancelled or somebody else's by now. */
    public void end(String why) {
        reason.complete(new Reason(why, false));
    }

    /** Asks for an end that another attempt may do better than. */
    public void fail(String why) {
        reason.complete(new Reason(why, true));
    }

    public boolean asked() {
        return reason.isDone();
    }

    public Optional<Reason> reason() {
        return Optional.ofNullable(reason.getNow(null));
    }

    /** Waits until the end is asked for. */
    public Reason await() throws InterruptedException {
        try {
            return reason.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits until the end is asked for, at most as long as given, and tells whether it was. */
    public boolean await(Duration longest) throws InterruptedException {
        try {
            reason.get(longest.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    void whenAsked(Runnable then) {
        CompletableFuture<Void> _ = reason.thenRun(then);
    }

    CompletableFuture<Reason> future() {
        return reason;
    }
}
