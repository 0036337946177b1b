package dev.aiengine.server.endpoints;

import dev.aiengine.contract.agent.Heartbeat.Held;
import dev.aiengine.contract.endpoints.Batching;
import dev.aiengine.contract.endpoints.Endpoint;
import dev.aiengine.contract.endpoints.EndpointState;
import dev.aiengine.server.fleet.Fleet;
import dev.aiengine.server.fleet.Workload;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what callers see of an endpoint: its row, and what the serving pool says of it. */
@Component
class EndpointView {
    private final Fleet fleet;
    private final Pools pools;
    private final ServingPlans plans;

    EndpointView(Fleet fleet, Pools pools, ServingPlans plans) {
        this.fleet = fleet;
        this.pools = pools;
        this.plans = plans;
    }

    private record Standing(EndpointState state, @Nullable String reason) {}

    Endpoint of(EndpointRow row) {
        Standing standing = standing(row);
        Batching batching = row.spec().batching();
        return new Endpoint(
                row.name(),
                row.spec().variants(),
                batching == null ? Batching.DEFAULT : batching.orDefault(),
                row.spec().rules(),
                row.generation(),
                standing.state(),
                standing.reason(),
                pools.route(row.tenant(), row.name()).stream()
                        .map(Route::address)
                        .toList(),
                row.createdAt(),
                row.updatedAt());
    }

    private Standing standing(EndpointRow row) {
        Optional<Workload> pool = fleet.pool(row.tenant());
        if (pool.isEmpty()) {
            return new Standing(EndpointState.STARTING, "the serving pool is about to be queued");
        }
        return switch (pool.get().state()) {
            case QUEUED ->
                new Standing(
                        EndpointState.STARTING,
                        "the serving pool is queued: "
                                + Objects.requireNonNullElse(
                                        fleet.waitsFor(pool.get().id()),
                                        Objects.requireNonNullElse(
                                                pool.get().reason(), "it is looked at in a moment")));
            case ADMITTED, STARTING -> {
                String note = fleet.note(pool.get());
                yield new Standing(
                        EndpointState.STARTING, "the serving agent is starting" + (note == null ? "" : ": " + note));
            }
            case RUNNING -> held(row);
            case ENDED ->
                new Standing(
                        EndpointState.STARTING,
                        "the serving pool ended: " + pool.get().reason());
        };
    }

    /** A generation that cannot be had is FAILED with the reason, also while an older one goes on answering. */
    private Standing held(EndpointRow row) {
        Optional<String> unresolved = plans.unresolved(row);
        if (unresolved.isPresent()) {
            return new Standing(EndpointState.FAILED, unresolved.get());
        }
        Held held = pools.held(row.tenant(), row.name()).orElse(null);
        if (held != null && held.reason() != null) {
            return new Standing(EndpointState.FAILED, held.reason());
        }
        return held != null && held.ready() && held.generation() == row.generation()
                ? new Standing(EndpointState.READY, null)
                : new Standing(EndpointState.STARTING, "the agent is loading the model");
    }
}
