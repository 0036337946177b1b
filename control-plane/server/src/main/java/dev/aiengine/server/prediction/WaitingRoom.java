package dev.aiengine.server.prediction;

import dev.aiengine.contract.agent.Heartbeat.Held;
import dev.aiengine.server.serving.Pools;
import dev.aiengine.server.serving.Route;
import dev.aiengine.server.serving.ServingPools;
import dev.aiengine.server.web.ApiException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/**
 * Where predictions wait for a serving pool that had no replica because nobody had predicted for a while. The first one
 * that comes wakes the pool; room and time are bounded.
 */
@Component
class WaitingRoom {
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final Pools pools;
    private final ServingPools serving;
    private final Allowance requests;
    private final Allowance bytes;

    WaitingRoom(Pools pools, ServingPools serving, WaitingProperties properties) {
        this.pools = pools;
        this.serving = serving;
        this.requests = new Allowance(properties.maxRequests());
        this.bytes = new Allowance(properties.maxBytes());
    }

    /**
     * Waits until a replica answers for the endpoint; 503 at once where there is no room to wait.
     *
     * @return empty where none does in time, or it is of no use to wait: the pool has a replica at all times, or the
     *     endpoint cannot be loaded
     */
    Optional<Route> await(String tenant, String endpoint, int size, Duration longest) {
        if (!serving.wake(tenant)) {
            return Optional.empty();
        }
        if (!requests.take(tenant, 1)) {
            throw full();
        }
        try {
            if (!bytes.take(tenant, size)) {
                throw full();
            }
            try {
                return await(tenant, endpoint, System.nanoTime() + longest.toNanos());
            } finally {
                bytes.give(tenant, size);
            }
        } finally {
            requests.give(tenant, 1);
        }
    }

    /** How many predictions wait now. */
    int waiting() {
        return requests.taken();
    }

    private Optional<Route> await(String tenant, String endpoint, long deadline) {
        while (true) {
            // Taken before the look, so that no change between the two is missed
            CompletableFuture<Void> change = pools.change(tenant);
            Optional<Route> route = pools.route(tenant, endpoint);
            long left = deadline - System.nanoTime();
            if (route.isPresent() || left <= 0 || hopeless(tenant, endpoint) || !serving.wake(tenant)) {
                return route;
            }
            try {
                change.get(Math.min(left, A_MOMENT.toNanos()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                // Nothing was heard; the look after it tells whether it goes on
            } catch (ExecutionException e) {
                throw new AssertionError(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
    }

    private boolean hopeless(String tenant, String endpoint) {
        List<Held> held = pools.held(tenant, endpoint);
        return !held.isEmpty() && held.stream().allMatch(one -> !one.ready() && one.reason() != null);
    }

    private static ApiException full() {
        return ApiException.unavailable(
                "The serving pool is starting, and too many predictions wait for it already; try again in a moment",
                Duration.ofSeconds(5));
    }
}
