package dev.aiengine.server.fleet;

import dev.aiengine.contract.tenancy.Quota;
import dev.aiengine.contract.tenancy.Tenant;
import dev.aiengine.server.fleet.Admission.Decision;
import dev.aiengine.server.fleet.Admission.Snapshot;
import dev.aiengine.server.fleet.Workload.Kind;
import dev.aiengine.server.fleet.Workload.State;
import dev.aiengine.server.tenancy.Tenants;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * One look at the fleet after another: finds lost agents, asks {@link Admission} who goes next, commits by
 * compare-and-set and launches. Every step starts from the rows, so a look that was cut off is finished by the next.
 */
@Component
class FleetLoop {
    private static final Logger log = LoggerFactory.getLogger(FleetLoop.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final WorkloadStore store;
    private final Cluster cluster;
    private final Leases leases;
    private final Tokens tokens;
    private final Tenants tenants;
    private final Fleet fleet;
    private final WorkloadChanges changes;
    private final FleetProperties properties;
    private final Clock clock;

    /** Workloads whose last attempt ended badly, and when they may be tried again; soft state. */
    private final Map<String, Instant> pauses = new ConcurrentHashMap<>();

    FleetLoop(
            WorkloadStore store,
            Cluster cluster,
            Leases leases,
            Tokens tokens,
            Tenants tenants,
            Fleet fleet,
            WorkloadChanges changes,
            FleetProperties properties,
            Clock clock) {
        this.store = store;
        this.cluster = cluster;
        this.leases = leases;
        this.tokens = tokens;
        this.tenants = tenants;
        this.fleet = fleet;
        this.changes = changes;
        this.properties = properties;
        this.clock = clock;
    }

    void look() {
        store.unfinished().stream().filter(Workload::active).forEach(this::reviveIfLost);
        List<Workload> unfinished = store.unfinished();
        List<Workload> ready = unfinished.stream()
                .filter(workload -> workload.state() != State.QUEUED || !paused(workload))
                .toList();
        Map<String, Quota> quotas = tenants.all().stream().collect(Collectors.toMap(Tenant::name, Tenant::quota));
        for (Decision decision : Admission.plan(new Snapshot(cluster.capacity(), quotas, ready))) {
            switch (decision) {
                case Decision.Admit(Workload workload) -> launch(workload);
                case Decision.Wait(Workload workload, String reason) -> fleet.waits(workload.id(), reason);
            }
        }
        pauses.keySet().retainAll(unfinished.stream().map(Workload::id).collect(Collectors.toSet()));
        fleet.looked();
    }

    private void reviveIfLost(Workload workload) {
        lost(workload).ifPresent(reason -> {
            log.warn("{} {} attempt {}: {}", workload.kind(), workload.id(), workload.attempt(), reason);
            if (workload.handle() != null) {
                cluster.stop(workload.handle());
            }
            boolean last = workload.kind() == Kind.TRAIN && workload.losses() + 1 >= properties.attempts();
            Workload next = last
                    ? workload.end(
                            "gave up after " + properties.attempts() + " attempts; in the last, " + reason,
                            clock.instant())
                    : workload.requeue("attempt " + workload.attempt() + ": " + reason);
            if (store.replace(workload, next)) {
                leases.forget(workload.id());
                pause(next);
                changes.publish(next);
            }
        });
    }

    /** Why the current attempt is lost; empty while there is hope. */
    private Optional<String> lost(Workload workload) {
        String handle = workload.handle();
        if (handle != null) {
            Optional<String> end = cluster.ended(handle);
            if (end.isPresent()) {
                return end;
            }
        }
        Leases.Lease lease = leases.of(workload);
        Duration silence = Duration.between(lease.since(), clock.instant());
        Duration patience = workload.state() == State.RUNNING ? properties.lease() : properties.startLease();
        return silence.compareTo(patience) > 0
                ? Optional.of("the agent was not heard for " + silence.toSeconds() + " s")
                : Optional.empty();
    }

    private void launch(Workload waiting) {
        Workload admitted = waiting.admit();
        if (!store.replace(waiting, admitted)) {
            return;
        }
        fleet.waitsNoMore(waiting.id());
        leases.begin(admitted);
        changes.publish(admitted);
        try {
            String handle = cluster.launch(admitted, tokens.ofAttempt(admitted.id(), admitted.attempt()));
            if (!recordLaunch(admitted, handle)) {
                cluster.stop(handle);
            }
        } catch (IOException e) {
            log.warn("{} {} could not be started", admitted.kind(), admitted.id(), e);
            Workload back = admitted.requeue("the agent could not be started: " + e.getMessage());
            if (store.replace(admitted, back)) {
                pause(back);
                changes.publish(back);
            }
        }
    }

    /** False where the workload ended, or a later attempt began, while its agent was being started. */
    private boolean recordLaunch(Workload admitted, String handle) {
        while (true) {
            Optional<Workload> now = store.find(admitted.id())
                    .filter(workload -> workload.active() && workload.attempt() == admitted.attempt());
            if (now.isEmpty()) {
                return false;
            }
            Workload launched = now.get().launched(handle);
            if (store.replace(now.get(), launched)) {
                changes.publish(launched);
                return true;
            }
        }
    }

    /** Stops every agent and leaves its work to the next start of the engine. */
    void release() {
        for (Workload workload : store.unfinished()) {
            if (workload.active() && store.replace(workload, workload.release("the engine was stopped"))) {
                Optional.ofNullable(workload.handle()).ifPresent(cluster::stop);
            }
        }
    }

    private boolean paused(Workload workload) {
        Instant until = pauses.get(workload.id());
        if (until == null || !until.isAfter(clock.instant())) {
            return false;
        }
        fleet.waits(workload.id(), workload.reason() + "; tried again at " + until);
        return true;
    }

    /** The first loss is made good at once; later ones wait longer and longer. */
    private void pause(Workload workload) {
        if (workload.losses() <= 1) {
            return;
        }
        Duration pause = Duration.ofSeconds(1L << Math.min(6, workload.losses() - 1));
        pauses.put(workload.id(), clock.instant().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause));
    }
}
