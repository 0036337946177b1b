package dev.aiengine.server.serving;

import dev.aiengine.server.fleet.Fleet;
import dev.aiengine.server.fleet.Workload;
import dev.aiengine.server.fleet.Workload.State;
import dev.aiengine.server.storage.TenantLock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives every tenant with an endpoint as many replicas as are wanted. The rows of workloads are hard state; how many
 * are wanted, and why, is soft and after a restart begins with what is there.
 */
@Service
public class ServingPools {
    private static final Logger log = LoggerFactory.getLogger(ServingPools.class);

    /** Who stays where one has to go: what answers already, then the longest there. */
    private static final Comparator<Workload> FIRST_TO_STAY = Comparator.comparing(
                    Workload::state, Comparator.comparingInt(ServingPools::progress))
            .thenComparingInt(Workload::replica);

    private final Fleet fleet;
    private final Pools pools;
    private final PoolDemand demand;
    private final TenantLock lock;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Duration afterGivingWay;
    private final Autoscaling autoscaling;
    private final Clock clock;

    private final Map<String, PoolScale> scales = new ConcurrentHashMap<>();

    /** Tenants for whom somebody waits to predict. */
    private final Set<String> woken = ConcurrentHashMap.newKeySet();

    private final AtomicBoolean changed = new AtomicBoolean(true);
    private volatile Map<String, PoolBounds> bounds = Map.of();

    /** Replicas within their pools' minimum. */
    private volatile Set<String> needed = Set.of();

    ServingPools(
            Fleet fleet,
            Pools pools,
            PoolDemand demand,
            TenantLock lock,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            ServingProperties properties,
            Clock clock) {
        this.fleet = fleet;
        this.pools = pools;
        this.demand = demand;
        this.lock = lock;
        this.transaction = transaction;
        this.events = events;
        this.afterGivingWay = properties.afterGivingWay();
        this.autoscaling = new Autoscaling(properties);
        this.clock = clock;
    }

    /** The tenant's endpoints were changed. Joins the caller's transaction, which holds the tenant's lock. */
    public void demandChanged(String tenant) {
        Instant now = clock.instant();
        List<Workload> replicas = fleet.replicas(tenant);
        Optional<PoolBounds> asked = demand.of(tenant);
        if (asked.isPresent()) {
            // One at least, which shows whether the endpoint can be had
            PoolScale scale = scales.compute(
                    tenant,
                    (_, known) -> (known == null
                                    ? PoolScale.of(staying(replicas).size(), now)
                                    : known)
                            .within(asked.get().atLeastOne(), now));
            bring(tenant, replicas, scale);
        } else {
            replicas.forEach(replica -> fleet.end(replica.id(), "the tenant has no endpoints"));
        }
        events.publishEvent(new PoolDemandChanged(tenant));
    }

    @TransactionalEventListener(fallbackExecution = true)
    void committed(PoolDemandChanged change) {
        changed.set(true);
        fleet.lookSoon();
    }

    /**
     * Somebody waits to predict, so there shall be a replica.
     *
     * @return false where the tenant has no pool, or one that has a replica at all times
     */
    public boolean wake(String tenant) {
        PoolBounds asked = bounds.get(tenant);
        if (asked == null || asked.min() > 0) {
            return false;
        }
        if (woken.add(tenant)) {
            fleet.lookSoon();
        }
        return true;
    }

    /** Whether the replica is more than its pool has at all times, so that others may have its room. */
    public boolean spares(Workload replica) {
        return !needed.contains(replica.id());
    }

    /** The replica makes room for another workload; for a while there is no other in its place. */
    public void gaveWay(Workload replica, String reason) {
        pools.gone(replica);
        Instant until = clock.instant().plus(afterGivingWay);
        scales.computeIfPresent(
                replica.tenant(),
                (_, scale) -> scale.gaveWay("a replica " + reason + "; none is added before " + until, until));
    }

    /** How many replicas the tenant's pool shall have, and why. */
    public PoolGoal goal(String tenant) {
        PoolScale scale = scales.get(tenant);
        return scale == null
                ? new PoolGoal(staying(fleet.replicas(tenant)).size(), null)
                : new PoolGoal(scale.wanted(), scale.reason());
    }

    /** Decides for every pool and does what follows; called by one thread again and again. */
    public void look() {
        readDemand();
        Map<String, List<Workload>> replicas = byTenant();
        Set<String> tenants = new HashSet<>(replicas.keySet());
        tenants.addAll(bounds.keySet());
        for (String tenant : tenants) {
            try {
                look(tenant, replicas.getOrDefault(tenant, List.of()));
            } catch (RuntimeException e) {
                // It must not keep the queue from being looked at; the next look tries again
                log.error("The serving pool of {} could not be looked after", tenant, e);
            }
        }
        scales.keySet().retainAll(bounds.keySet());
        needed = byTenant().entrySet().stream()
                .flatMap(pool -> needed(pool.getKey(), pool.getValue()))
                .collect(Collectors.toSet());
    }

    private void readDemand() {
        if (changed.getAndSet(false)) {
            try {
                bounds = demand.all();
            } catch (RuntimeException e) {
                changed.set(true);
                throw e;
            }
        }
    }

    private Map<String, List<Workload>> byTenant() {
        return fleet.replicas().stream().collect(Collectors.groupingBy(Workload::tenant));
    }

    private void look(String tenant, List<Workload> replicas) {
        pools.keep(tenant, replicas.stream().map(Workload::id).collect(Collectors.toSet()));
        PoolBounds asked = bounds.get(tenant);
        boolean waits = woken.remove(tenant);
        Instant now = clock.instant();
        int there = staying(replicas).size();
        if (asked == null) {
            return;
        }
        PoolScale before = scales.computeIfAbsent(tenant, _ -> PoolScale.of(there, now));
        Signals seen = pools.signals(tenant);
        Signals all = waits ? seen.withUse() : seen;
        PoolScale after =
                scales.compute(tenant, (_, known) -> autoscaling.next(known == null ? before : known, all, asked, now));
        if (after.wanted() != before.wanted()) {
            log.info(
                    "{} shall have {} replicas instead of {}: {}",
                    tenant,
                    after.wanted(),
                    before.wanted(),
                    after.reason() == null ? "its endpoints ask for so many" : after.reason());
        }
        if (there != after.wanted()) {
            transaction.executeWithoutResult(_ -> adjust(tenant));
        }
    }

    /** Looks again at the bounds first, which nobody changes now: the decision may be on those before a change. */
    private void adjust(String tenant) {
        if (!lock.hold(tenant)) {
            return;
        }
        demand.of(tenant).ifPresent(asked -> {
            PoolScale scale = scales.computeIfPresent(tenant, (_, known) -> known.clamped(asked));
            if (scale != null) {
                bring(tenant, fleet.replicas(tenant), scale);
            }
        });
    }

    private void bring(String tenant, List<Workload> replicas, PoolScale scale) {
        List<Workload> staying = staying(replicas);
        String reason = "the serving pool shall have "
                + scale.wanted()
                + (scale.reason() == null ? " replicas" : " replicas: " + scale.reason());
        staying.stream().skip(scale.wanted()).forEach(replica -> dismiss(replica, reason));
        Set<Integer> taken = replicas.stream().map(Workload::replica).collect(Collectors.toSet());
        int missing = scale.wanted() - staying.size();
        for (int number = 0; missing > 0; number++) {
            if (taken.add(number)) {
                fleet.addReplica(tenant, number);
                missing--;
            }
        }
    }

    /** One that answers finishes what it has begun. */
    private void dismiss(Workload replica, String reason) {
        if (replica.state() != State.RUNNING || !fleet.leave(replica.id(), reason)) {
            fleet.end(replica.id(), reason);
        }
    }

    private Stream<String> needed(String tenant, List<Workload> replicas) {
        PoolBounds asked = bounds.get(tenant);
        return asked == null
                ? Stream.of()
                : staying(replicas).stream().limit(asked.atLeastOne().min()).map(Workload::id);
    }

    private static List<Workload> staying(List<Workload> replicas) {
        return replicas.stream()
                .filter(replica -> !replica.leaving())
                .sorted(FIRST_TO_STAY)
                .toList();
    }

    private static int progress(State state) {
        return switch (state) {
            case RUNNING -> 0;
            case STARTING -> 1;
            case ADMITTED -> 2;
            case QUEUED -> 3;
            case ENDED -> 4;
        };
    }
}
