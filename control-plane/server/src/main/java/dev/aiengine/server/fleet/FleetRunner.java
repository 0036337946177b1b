package dev.aiengine.server.fleet;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The thread of the {@link FleetLoop}: begins once the engine answers, since agents call back at once. */
@Component
class FleetRunner implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(FleetRunner.class);

    private final FleetLoop loop;
    private final Pulse pulse;
    private final FleetProperties properties;
    private volatile boolean running;
    private Thread thread = Thread.ofPlatform().unstarted(() -> {});

    FleetRunner(FleetLoop loop, Pulse pulse, FleetProperties properties) {
        this.loop = loop;
        this.pulse = pulse;
        this.properties = properties;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("fleet").daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        // Not interrupted: that would close the embedded database's file under it
        pulse.wake();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        loop.release();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE + 1;
    }

    private void run() {
        while (running) {
            try {
                loop.look();
                pulse.await(properties.tick().toMillis());
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                // The next look starts from the rows again
                log.error("A look at the fleet failed", e);
                pauseAfterFailure();
            }
        }
    }

    private void pauseAfterFailure() {
        try {
            pulse.await(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
