package dev.aiengine.console.work;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs what it is given a while later; what fails there has said so itself. */
public record Later(ScheduledExecutorService timer, Duration pause) implements Executor {

    @Override
    public void execute(Runnable command) {
        if (!timer.isShutdown()) {
            Future<?> ignored = timer.schedule(command, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
