package dev.aiengine.server.endpoints;

import dev.aiengine.contract.agent.Heartbeat.Held;
import dev.aiengine.contract.endpoints.Batching;
import dev.aiengine.contract.endpoints.Endpoint;
import dev.aiengine.contract.endpoints.EndpointState;
import dev.aiengine.contract.endpoints.Replicas;
import dev.aiengine.contract.endpoints.Scale;
import dev.aiengine.server.fleet.Fleet;
import dev.aiengine.server.fleet.Workload;
import dev.aiengine.server.fleet.Workload.State;
import dev.aiengine.server.serving.PoolGoal;
import dev.aiengine.server.serving.Pools;
import dev.aiengine.server.serving.ServingPools;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what callers see of an endpoint: its row, and what the replicas of the serving pool say of it. */
@Component
class EndpointView {
    private final Fleet fleet;
    private final Pools pools;
    private final ServingPools serving;
    private final ServingPlans plans;

    EndpointView(Fleet fleet, Pools pools, ServingPools serving, ServingPlans plans) {
        this.fleet = fleet;
        this.pools = pools;
        this.serving = serving;
        this.plans = plans;
    }

    private record Standing(EndpointState state, @Nullable String reason) {}

    Endpoint of(EndpointRow row) {
        List<Workload> replicas = fleet.replicas(row.tenant()).stream()
                .filter(replica -> !replica.leaving())
                .toList();
        PoolGoal goal = serving.goal(row.tenant());
        Standing standing = standing(row, replicas, goal);
        Batching batching = row.spec().batching();
        return new Endpoint(
                row.name(),
                row.spec().variants(),
                batching == null ? Batching.DEFAULT : batching.orDefault(),
                row.spec().rules(),
                row.generation(),
                standing.state(),
                standing.reason(),
                scale(row, replicas, goal),
                pools.addresses(row.tenant(), row.name()),
                row.createdAt(),
                row.updatedAt());
    }

    private Standing standing(EndpointRow row, List<Workload> replicas, PoolGoal goal) {
        if (replicas.stream().anyMatch(replica -> replica.state() == State.RUNNING)) {
            return held(row);
        }
        Optional<Workload> first = replicas.stream().max(Comparator.comparing(Workload::state));
        if (first.isPresent()) {
            return new Standing(EndpointState.STARTING, waitsFor(first.get()));
        }
        return goal.wanted() == 0
                ? new Standing(EndpointState.IDLE, goal.reason())
                : new Standing(EndpointState.STARTING, "its replica is about to be queued");
    }

    /** A generation that cannot be had is FAILED with the reason, also while an older one goes on answering. */
    private Standing held(EndpointRow row) {
        Optional<String> unresolved = plans.unresolved(row);
        if (unresolved.isPresent()) {
            return new Standing(EndpointState.FAILED, unresolved.get());
        }
        List<Held> held = pools.held(row.tenant(), row.name());
        if (held.stream().anyMatch(one -> answers(row, one))) {
            return new Standing(EndpointState.READY, null);
        }
        return held.stream()
                .map(Held::reason)
                .filter(Objects::nonNull)
                .findFirst()
                .map(reason -> new Standing(EndpointState.FAILED, reason))
                .orElseGet(() -> new Standing(EndpointState.STARTING, "the agent is loading the model"));
    }

    private static boolean answers(EndpointRow row, Held held) {
        return held.ready() && held.reason() == null && held.generation() == row.generation();
    }

    private Scale scale(EndpointRow row, List<Workload> replicas, PoolGoal goal) {
        Replicas asked = EndpointDemand.replicas(row.spec());
        List<String> lacking = replicas.stream()
                .flatMap(replica -> lacks(row, replica).stream())
                .toList();
        String reason = Stream.concat(Stream.ofNullable(goal.reason()), lacking.stream())
                .collect(Collectors.joining("; "));
        return new Scale(
                Objects.requireNonNull(asked.min()),
                Objects.requireNonNull(asked.max()),
                goal.wanted(),
                replicas.size() - lacking.size(),
                reason.isEmpty() ? null : reason);
    }

    /** Why a replica does not answer for the endpoint as it should be; empty for one that does. */
    private Optional<String> lacks(EndpointRow row, Workload replica) {
        String name = "replica " + replica.replica() + ": ";
        if (replica.state() != State.RUNNING) {
            return Optional.of(name + waitsFor(replica));
        }
        Optional<Held> held = pools.held(replica, row.name());
        return held.filter(one -> answers(row, one)).isPresent()
                ? Optional.empty()
                : Optional.of(name + held.map(Held::reason).orElse("it is loading the model"));
    }

    private String waitsFor(Workload replica) {
        if (replica.state() == State.QUEUED) {
            return "waits in the queue: "
                    + Objects.requireNonNullElse(
                            fleet.waitsFor(replica.id()),
                            Objects.requireNonNullElse(replica.reason(), "it is looked at in a moment"));
        }
        String note = fleet.note(replica);
        return "its agent is starting" + (note == null ? "" : ": " + note);
    }
}
