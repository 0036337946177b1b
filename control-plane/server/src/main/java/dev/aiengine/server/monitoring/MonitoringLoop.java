package dev.aiengine.server.monitoring;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The thread that writes what is complete, makes minutes and hours of it, and deletes what is old. */
@Component
class MonitoringLoop implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(MonitoringLoop.class);
    private static final long PAUSE_MILLIS = 5_000;

    private final JudgedPredictions predictions;
    private final Writing writing;
    private final Rolling rolling;
    private final Pruning pruning;
    private final Semaphore stopped = new Semaphore(0);
    private volatile boolean running;
    private Thread thread = Thread.ofPlatform().unstarted(() -> {});

    MonitoringLoop(JudgedPredictions predictions, Writing writing, Rolling rolling, Pruning pruning) {
        this.predictions = predictions;
        this.writing = writing;
        this.rolling = rolling;
        this.pruning = pruning;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("monitoring").daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        stopped.release();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // Nothing is heard any more: all of it is complete
        step("predictions could not be remembered", predictions::write);
        step("what was heard last is not written", writing::all);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Ends after the server has taken its last request. */
    @Override
    public int getPhase() {
        return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;
    }

    private void run() {
        while (running) {
            try {
                if (stopped.tryAcquire(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                    return;
                }
            } catch (InterruptedException e) {
                return;
            }
            // Before their windows count as stored
            step("predictions could not be remembered", predictions::write);
            step("what was measured could not be written, and is kept for the next time", writing::complete);
            step("minutes and hours could not be made", rolling::some);
            step("what is old could not be deleted", pruning::some);
        }
    }

    private static void step(String failure, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            log.warn("{}", failure, e);
        }
    }
}
