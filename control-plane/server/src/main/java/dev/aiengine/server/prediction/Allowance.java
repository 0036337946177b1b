package dev.aiengine.server.prediction;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** So much of something for all tenants together, and half of that for each. */
final class Allowance {
    private final int amount;
    private final Semaphore all;
    private final int share;
    private final Map<String, Semaphore> shares = new ConcurrentHashMap<>();

    Allowance(int amount) {
        this.amount = amount;
        this.all = new Semaphore(amount);
        this.share = amount - amount / 2;
    }

    /** False where there is no room for so much now. */
    boolean take(String tenant, int some) {
        Semaphore own = shares.computeIfAbsent(tenant, _ -> new Semaphore(share));
        if (!own.tryAcquire(some)) {
            return false;
        }
        if (!all.tryAcquire(some)) {
            own.release(some);
            return false;
        }
        return true;
    }

    int taken() {
        return amount - all.availablePermits();
    }

    void give(String tenant, int some) {
        all.release(some);
        Semaphore own = shares.get(tenant);
        if (own != null) {
            own.release(some);
        }
    }
}
