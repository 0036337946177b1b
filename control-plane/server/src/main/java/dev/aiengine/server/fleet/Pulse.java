package dev.aiengine.server.fleet;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Lets the loop sleep until its next tick, or until somebody has work for it. */
@Component
class Pulse {
    private final Semaphore woken = new Semaphore(0);

    void wake() {
        woken.release();
    }

    void await(long millis) throws InterruptedException {
        if (woken.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
            woken.drainPermits();
        }
    }
}
