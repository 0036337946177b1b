package dev.aiengine.server.fleet;

import dev.aiengine.admission.Amount;
import dev.aiengine.contract.tenancy.Quota;
import dev.aiengine.server.fleet.Workload.Kind;
import dev.aiengine.server.fleet.Workload.Needs;
import dev.aiengine.server.fleet.Workload.State;
import dev.aiengine.server.tenancy.Tenants;
import dev.aiengine.server.web.ApiException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Service;

/** Other features' way to have something carried out. Every method that writes joins the caller's transaction. */
@Service
public class Fleet {
    private final WorkloadStore store;
    private final Cluster cluster;
    private final FleetProperties properties;
    private final Tenants tenants;
    private final ApplicationEventPublisher events;
    private final Pulse pulse;
    private final Clock clock;

    /** Why each waiting workload waits, as of the last look at the queue; soft state. */
    private final Map<String, Supplier<String>> waiting = new ConcurrentHashMap<>();

    private volatile Instant lastLook;

    Fleet(
            WorkloadStore store,
            Cluster cluster,
            FleetProperties properties,
            Tenants tenants,
            ApplicationEventPublisher events,
            Pulse pulse,
            Clock clock) {
        this.store = store;
        this.cluster = cluster;
        this.properties = properties;
        this.tenants = tenants;
        this.events = events;
        this.pulse = pulse;
        this.clock = clock;
        this.lastLook = clock.instant();
    }

    /** What a kind of workload needs where nobody says more. */
    public Needs defaults(Kind kind) {
        return properties.needs(kind);
    }

    /**
     * Queues a workload, refusing one that its tenant's quota could never hold.
     *
     * @param expected seconds it is expected to run, 0 where nobody knows
     */
    public Workload submit(String id, String tenant, Kind kind, int priority, Needs needs, long expected) {
        checkQuota(tenant, kind, needs);
        return insert(Workload.queued(id, tenant, kind, id, priority, needs, expected, clock.instant()));
    }

    /** Queues one more replica of a tenant's serving pool. The caller holds the tenant's lock. */
    public Workload addReplica(String tenant, int number) {
        return insert(Workload.queued(
                UUID.randomUUID().toString(),
                tenant,
                Kind.SERVE,
                Workload.replicaSlot(tenant, number),
                0,
                properties.needs(Kind.SERVE),
                0,
                clock.instant()));
    }

    /** The unfinished replicas of all serving pools. */
    public List<Workload> replicas() {
        return store.unfinishedOf(Kind.SERVE);
    }

    /** The unfinished replicas of a tenant's serving pool, by their numbers. */
    public List<Workload> replicas(String tenant) {
        return store.unfinishedOf(tenant, Kind.SERVE).stream()
                .sorted(Comparator.comparingInt(Workload::replica))
                .toList();
    }

    /**
     * Lets an agent finish what it has begun and end. False where the workload has no agent that could, or was asked
     * before.
     */
    public boolean leave(String id, String reason) {
        while (true) {
            Workload workload = store.find(id).orElseThrow(() -> ApiException.notFound("workload " + id));
            if (!workload.active() || workload.leaving()) {
                return false;
            }
            Workload leaving = workload.leave(clock.instant(), reason);
            if (store.replace(workload, leaving)) {
                events.publishEvent(new WorkloadChanged(leaving));
                return true;
            }
        }
    }

    /** Has the fleet looked at soon, because something about it is wanted. */
    public void lookSoon() {
        pulse.wake();
    }

    public Optional<Workload> find(String id) {
        return store.find(id);
    }

    /** Ends a workload; its agent is stopped after the commit. False where it has ended already. */
    public boolean end(String id, @Nullable String reason) {
        while (true) {
            Workload workload = store.find(id).orElseThrow(() -> ApiException.notFound("workload " + id));
            if (workload.state() == State.ENDED) {
                return false;
            }
            Workload ended = workload.end(reason, clock.instant());
            if (store.replace(workload, ended)) {
                waitsNoMore(id);
                events.publishEvent(new WorkloadChanged(ended));
                return true;
            }
        }
    }

    /**
     * Ends a workload on its agent's word.
     *
     * @return false where the attempt is no longer the current one
     */
    public boolean end(Workload reported) {
        while (true) {
            Workload workload = store.find(reported.id()).orElse(null);
            if (workload == null || !workload.active() || workload.attempt() != reported.attempt()) {
                return false;
            }
            Workload ended = workload.end(null, clock.instant());
            // The recording of its launch or of its first heartbeat may come in between
            if (store.replace(workload, ended)) {
                events.publishEvent(new WorkloadChanged(ended));
                return true;
            }
        }
    }

    /** Why a queued workload waits. */
    public @Nullable String waitsFor(String id) {
        Supplier<String> reason = waiting.get(id);
        return reason == null ? null : reason.get();
    }

    /** What a launched agent still lacks to come up, where its cluster knows. */
    public @Nullable String note(Workload workload) {
        return workload.state() == State.STARTING && workload.handle() != null
                ? cluster.note(workload.handle()).orElse(null)
                : null;
    }

    /** What the agent of an attempt has written. */
    public Optional<Resource> log(String id, int attempt) {
        try {
            return store.find(id).flatMap(workload -> cluster.log(workload, attempt));
        } catch (ClusterUnavailable e) {
            throw ApiException.unavailable(e.sentence(), Duration.ofSeconds(10));
        }
    }

    /** When the loop last went through the fleet. */
    Instant lastLook() {
        return lastLook;
    }

    void looked() {
        lastLook = clock.instant();
    }

    void waits(String id, Supplier<String> reason) {
        waiting.put(id, reason);
    }

    void waitsNoMore(String id) {
        waiting.remove(id);
    }

    private Workload insert(Workload workload) {
        store.insert(workload);
        events.publishEvent(new WorkloadChanged(workload));
        return workload;
    }

    private void checkQuota(String tenant, Kind kind, Needs needs) {
        Quota quota = tenants.get(tenant).quota();
        Amount limit = Snapshots.entitlement(tenant, quota, 0).limit();
        if (needs.gpus() > limit.gpus()) {
            throw ApiException.invalid("resources.gpus", "is more than the tenant's quota of " + limit.gpus());
        }
        if (Snapshots.amount(needs).millicpus() > limit.millicpus()) {
            throw ApiException.invalid(
                    "resources.cpus", "is more than the tenant's quota of " + limit.millicpus() / 1_000.0);
        }
        if (needs.memory() > limit.memory()) {
            throw ApiException.invalid(
                    "resources.memory", "is more than the tenant's quota of " + limit.memory() + " bytes");
        }
        if (kind == Kind.TRAIN
                && quota.trainingJobs() != null
                && store.unfinished(tenant, kind) >= quota.trainingJobs()) {
            throw ApiException.conflict("The tenant's quota of " + quota.trainingJobs()
                    + " unfinished training jobs is used up; wait for one to end or cancel one");
        }
    }
}
