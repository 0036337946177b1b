package dev.aiengine.server.fleet;

import dev.aiengine.admission.Active;
import dev.aiengine.admission.Active.Yielding;
import dev.aiengine.admission.Amount;
import dev.aiengine.admission.Backlog;
import dev.aiengine.admission.Entitlement;
import dev.aiengine.admission.Node;
import dev.aiengine.admission.Policy;
import dev.aiengine.admission.Population;
import dev.aiengine.admission.Shape;
import dev.aiengine.admission.Snapshot;
import dev.aiengine.admission.Waiting;
import dev.aiengine.contract.agent.Heartbeat;
import dev.aiengine.contract.tenancy.Quota;
import dev.aiengine.contract.tenancy.Quota.Allowance;
import dev.aiengine.server.fleet.Workload.Needs;
import dev.aiengine.server.fleet.Workload.State;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The fleet's rows in the words of admission. */
@Component
class Snapshots {
    /** What callers wait for goes before what may wait. */
    private static final int SERVING_FIRST = 1_000;

    /** What may be done without goes after everything that somebody asked for. */
    private static final int SPARES_LAST = -1_000;

    private final WorkloadChanges changes;
    private final Leases leases;
    private final UsageHistory history;
    private final FleetProperties properties;
    private final Clock clock;

    Snapshots(WorkloadChanges changes, Leases leases, UsageHistory history, FleetProperties properties, Clock clock) {
        this.changes = changes;
        this.leases = leases;
        this.history = history;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * What a plan decides on.
     *
     * @param quotas of every tenant
     * @param unfinished everything that runs or may be started
     */
    Snapshot of(List<Node> nodes, Map<String, Quota> quotas, List<Workload> unfinished) {
        Instant now = clock.instant();
        Policy policy = properties.policy();
        Map<String, Double> past = history.shares(nodes, now);
        List<Active> active = new ArrayList<>();
        Backlog waiting = new Backlog(policy);
        for (Workload workload : unfinished) {
            if (workload.active()) {
                active.add(active(workload));
            } else if (workload.state() == State.QUEUED) {
                waiting.add(waiting(workload));
            }
        }
        List<Entitlement> entitlements = quotas.entrySet().stream()
                .map(entry -> entitlement(entry.getKey(), entry.getValue(), past.getOrDefault(entry.getKey(), 0.0)))
                .toList();
        return new Snapshot(Population.of(nodes, active, policy), entitlements, waiting, now.toEpochMilli(), policy);
    }

    Waiting waiting(Workload workload) {
        return new Waiting(
                workload.id(),
                workload.tenant(),
                shape(workload.needs()),
                priority(workload),
                workload.queuedAt().toEpochMilli(),
                workload.expected() * 1_000);
    }

    static Amount amount(Needs needs) {
        return new Amount(needs.gpus(), millicpus(needs.cpus()), needs.memory());
    }

    static Entitlement entitlement(String tenant, Quota quota, double past) {
        Amount own = amount(quota.gpus(), quota.cpus(), quota.memory(), Amount.UNLIMITED);
        return new Entitlement(
                tenant,
                own,
                amount(quota.borrowing(), Amount.NONE),
                amount(quota.lending(), Amount.UNLIMITED),
                Objects.requireNonNullElse(quota.weight(), 1.0),
                past);
    }

    private Active active(Workload workload) {
        List<String> nodes =
                leases.of(workload).heartbeat().map(Heartbeat::node).stream().toList();
        Instant started = Objects.requireNonNullElse(workload.startedAt(), clock.instant());
        return new Active(
                workload.id(),
                workload.tenant(),
                shape(workload.needs()),
                priority(workload),
                nodes,
                started.toEpochMilli(),
                workload.expected() * 1_000,
                yielding(workload),
                workload.preemptions(),
                workload.leaving());
    }

    private Yielding yielding(Workload workload) {
        return switch (workload.kind()) {
            case TRAIN -> Yielding.AFTER_A_WHILE;
            case SERVE -> changes.spares(workload) ? Yielding.FIRST : Yielding.NEVER;
        };
    }

    private int priority(Workload workload) {
        return switch (workload.kind()) {
            case TRAIN -> workload.priority();
            case SERVE -> changes.spares(workload) ? SPARES_LAST : SERVING_FIRST;
        };
    }

    private static Shape shape(Needs needs) {
        return new Shape(amount(needs), 1, needs.gpuType());
    }

    private static Amount amount(@Nullable Allowance allowance, Amount absent) {
        return allowance == null ? absent : amount(allowance.gpus(), allowance.cpus(), allowance.memory(), absent);
    }

    private static Amount amount(@Nullable Integer gpus, @Nullable Double cpus, @Nullable Long memory, Amount absent) {
        return new Amount(
                gpus == null ? absent.gpus() : gpus,
                cpus == null ? absent.millicpus() : millicpus(cpus),
                memory == null ? absent.memory() : memory);
    }

    private static long millicpus(double cpus) {
        return Math.round(cpus * 1_000);
    }
}
