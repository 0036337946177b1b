package dev.aiengine.server.fleet;

import dev.aiengine.admission.Plan;
import dev.aiengine.admission.Planner;
import dev.aiengine.contract.tenancy.Quota;
import dev.aiengine.contract.tenancy.Tenant;
import dev.aiengine.server.fleet.Workload.Kind;
import dev.aiengine.server.fleet.Workload.State;
import dev.aiengine.server.tenancy.Tenants;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * One look at the fleet after another: finds lost agents, asks the {@link Planner} who goes next, commits by
 * compare-and-set and launches. Every step starts from the rows, so a look that was cut off is finished by the next.
 */
@Component
class FleetLoop {
    private static final Logger log = LoggerFactory.getLogger(FleetLoop.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration SWEEP = Duration.ofMinutes(1);

    private final WorkloadStore store;
    private final Cluster cluster;
    private final OpenNodes nodes;
    private final Draining draining;
    private final ClusterContact contact;
    private final Leases leases;
    private final Losses losses;
    private final Tokens tokens;
    private final Tenants tenants;
    private final Snapshots snapshots;
    private final Fleet fleet;
    private final WorkloadChanges changes;
    private final FleetProperties properties;
    private final Clock clock;

    /** Workloads whose last attempt ended badly, and when they may be tried again; soft state. */
    private final Map<String, Instant> pauses = new ConcurrentHashMap<>();

    private Instant nextSweep = Instant.MIN;

    FleetLoop(
            WorkloadStore store,
            Cluster cluster,
            OpenNodes nodes,
            Draining draining,
            ClusterContact contact,
            Leases leases,
            Losses losses,
            Tokens tokens,
            Tenants tenants,
            Snapshots snapshots,
            Fleet fleet,
            WorkloadChanges changes,
            FleetProperties properties,
            Clock clock) {
        this.store = store;
        this.cluster = cluster;
        this.nodes = nodes;
        this.draining = draining;
        this.contact = contact;
        this.leases = leases;
        this.losses = losses;
        this.tokens = tokens;
        this.tenants = tenants;
        this.snapshots = snapshots;
        this.fleet = fleet;
        this.changes = changes;
        this.properties = properties;
        this.clock = clock;
    }

    void look() {
        changes.beforeLook();
        try {
            OpenNodes.Found open = nodes.prepared();
            contact.made();
            look(open);
        } catch (ClusterUnavailable e) {
            contact.lost(e);
            store.unfinished().stream()
                    .filter(workload -> workload.state() == State.QUEUED)
                    .forEach(waiting -> fleet.waits(waiting.id(), () -> "waits for the cluster: " + e.sentence()));
        }
        fleet.looked();
    }

    private void look(OpenNodes.Found open) {
        store.unfinished().stream().filter(Workload::active).forEach(this::adoptOrRevive);
        sweep();
        draining.look();
        List<Workload> unfinished = store.unfinished();
        List<Workload> ready = unfinished.stream()
                .filter(workload -> workload.state() != State.QUEUED || !paused(workload))
                .toList();
        Map<String, Workload> byId = ready.stream().collect(Collectors.toMap(Workload::id, workload -> workload));
        Plan plan = Planner.plan(snapshots.of(open.nodes(), quotas(), ready));
        plan.evicted().forEach(eviction -> ask(eviction, byId));
        ready.stream()
                .filter(workload -> workload.state() == State.QUEUED)
                .forEach(waiting ->
                        fleet.waits(waiting.id(), () -> open.reason(plan.reason(snapshots.waiting(waiting)))));
        for (Plan.Admission admission : plan.admitted()) {
            launch(Objects.requireNonNull(byId.get(admission.waiting().id())));
        }
        Set<String> known = unfinished.stream().map(Workload::id).collect(Collectors.toSet());
        pauses.keySet().retainAll(known);
        losses.retain(known);
    }

    private Map<String, Quota> quotas() {
        return tenants.all().stream().collect(Collectors.toMap(Tenant::name, Tenant::quota));
    }

    /** The agent is told with the answer to its next heartbeat. */
    private void ask(Plan.Eviction eviction, Map<String, Workload> byId) {
        Workload running = Objects.requireNonNull(byId.get(eviction.active().id()));
        Workload leaving = running.leave(clock.instant(), eviction.reason());
        if (store.replace(running, leaving)) {
            changes.owner(leaving).givesWay(leaving, eviction.reason());
            log.info("{} {} is asked to give way to {}", running.kind(), running.id(), eviction.to());
        }
    }

    /** Launches are recorded by this thread, so one that is not was cut off with an earlier control plane. */
    private void adoptOrRevive(Workload workload) {
        Optional<String> found = workload.handle() == null
                ? cluster.adopt(workload, tokens.ofAttempt(workload.id(), workload.attempt()))
                : Optional.empty();
        if (found.isPresent()) {
            log.info("{} {} attempt {} is adopted", workload.kind(), workload.id(), workload.attempt());
            recordLaunch(workload, found.get());
        } else if (workload.state() == State.ADMITTED && workload.handle() == null) {
            // Should it have been launched after all, its agent is refused: the next attempt is another
            replaceAttempt(workload, workload.release("its launch was cut off"));
        } else {
            reviveIfLost(workload);
        }
    }

    /** Agents that no row knows of any more end. */
    private void sweep() {
        Instant now = clock.instant();
        if (now.isBefore(nextSweep)) {
            return;
        }
        cluster.keepOnly(store.unfinished().stream()
                .filter(Workload::active)
                .flatMap(workload -> Stream.ofNullable(workload.handle()))
                .toList());
        nextSweep = now.plus(SWEEP);
    }

    private void reviveIfLost(Workload workload) {
        if (workload.leaving()) {
            requeueIfGone(workload);
            return;
        }
        losses.reason(workload).ifPresent(reason -> {
            log.warn("{} {} attempt {}: {}", workload.kind(), workload.id(), workload.attempt(), reason);
            boolean last = workload.kind() == Kind.TRAIN && workload.losses() + 1 >= properties.attempts();
            Workload next = last
                    ? workload.end(
                            "gave up after " + properties.attempts() + " attempts; in the last, " + reason,
                            clock.instant())
                    : workload.requeue("attempt " + workload.attempt() + ": " + reason);
            replaceAttempt(workload, next);
        });
    }

    /** One that was asked to give way is waited for until its time is up. */
    private void requeueIfGone(Workload workload) {
        Instant since = Objects.requireNonNull(workload.leavingSince());
        boolean over = Duration.between(since, clock.instant()).compareTo(properties.giveWay()) > 0;
        boolean gone =
                Optional.ofNullable(workload.handle()).flatMap(cluster::ended).isPresent();
        if (over || gone) {
            String reason = Objects.requireNonNullElse(workload.reason(), "gave way");
            boolean again = changes.owner(workload).comesBack();
            replaceAttempt(workload, again ? workload.gaveWay(reason) : workload.end(reason, clock.instant()));
        }
    }

    private void replaceAttempt(Workload workload, Workload next) {
        if (workload.handle() != null) {
            cluster.stop(workload.handle());
        }
        if (store.replace(workload, next)) {
            leases.forget(workload.id());
            pause(next);
            changes.publish(next);
        }
    }

    private void launch(Workload waiting) {
        Workload admitted = waiting.admit();
        if (!store.replace(waiting, admitted)) {
            return;
        }
        fleet.waitsNoMore(waiting.id());
        losses.begin(waiting.id());
        leases.begin(admitted);
        changes.publish(admitted);
        try {
            String handle = cluster.launch(admitted, tokens.ofAttempt(admitted.id(), admitted.attempt()));
            if (!recordLaunch(admitted, handle)) {
                cluster.stop(handle);
            }
        } catch (ClusterUnavailable e) {
            // Not the workload's fault; what may have been started nevertheless is swept away
            Workload back = admitted.release(e.sentence());
            if (store.replace(admitted, back)) {
                changes.publish(back);
            }
            throw e;
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

    /** Where agents would be left alone, stops every one and leaves its work to the next start of the engine. */
    void release() {
        if (cluster.outlivesEngine()) {
            return;
        }
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
        fleet.waits(workload.id(), () -> workload.reason() + "; tried again at " + until);
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
