package dev.aiengine.admission;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One plan in the making. */
final class Planning {
    private final Snapshot snapshot;
    private final Policy policy;
    private final FreeNodes nodes;
    private final Holds holds;
    private final Map<String, Account> accounts = new HashMap<>();
    private final List<Occupant> occupants = new ArrayList<>();
    private final Map<Shape, Optional<Supplier<String>>> impossible = new HashMap<>();
    private final Set<Shape> full = new HashSet<>();
    private final List<Plan.Admission> admitted = new ArrayList<>();
    private final List<Plan.Eviction> evicted = new ArrayList<>();
    private final Map<String, String> promises = new HashMap<>();
    private Amount use = Amount.NONE;
    private Amount reserved = Amount.NONE;
    private int searches;
    private boolean leaving;

    /** The highest share of a tenant that could give way, -1 if none could; NaN while it is not known. */
    private double highest = Double.NaN;

    /** Made when first asked for: most plans displace nobody. */
    private @Nullable Population population;

    Planning(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.policy = snapshot.policy();
        this.nodes = new FreeNodes(snapshot.nodes());
        this.holds = new Holds(nodes, snapshot.now());
        snapshot.entitlements()
                .forEach(entitlement -> accounts.put(entitlement.tenant(), new Account(entitlement, nodes.capacity())));
        List<Active> elsewhere = new ArrayList<>();
        for (Active active : snapshot.active()) {
            nodes.settle(active.nodes(), active.shape().each())
                    .ifPresentOrElse(places -> settle(active, places), () -> elsewhere.add(active));
        }
        nodes.open();
        // Of whom nobody knows where, is taken to be where there is room
        elsewhere.forEach(active -> settle(active, nodes.place(active.shape()).orElse(List.of())));
        snapshot.waiting().lines((tenant, kind, members) -> account(tenant).add(new Line(kind, members, policy)));
        accounts.values().forEach(account -> reserved = reserved.plus(account.reserved()));
    }

    Plan run() {
        PriorityQueue<Account> turn = new PriorityQueue<>(Planning::turns);
        accounts.values().stream().filter(account -> !account.isDone()).forEach(turn::add);
        while (!turn.isEmpty() && admitted.size() < policy.admissions()) {
            Account account = turn.poll();
            Line line = Objects.requireNonNull(account.poll());
            switch (next(account, line)) {
                case Outcome.Started(List<Integer> places) -> {
                    admit(account, line, places);
                    account.advance(line);
                }
                case Outcome.Promised(String reason) -> {
                    promises.put(line.head().id(), reason);
                    account.uses(line.total());
                    account.advance(line);
                }
                case Outcome.Blocked(Supplier<String> reason) -> account.block(line, reason);
            }
            if (!account.isDone()) {
                turn.add(account);
            }
        }
        Map<String, Map<Line.Kind, Supplier<String>>> common = new HashMap<>();
        accounts.forEach((tenant, account) -> common.put(tenant, account.reasons()));
        return new Plan(admitted, evicted, promises, common);
    }

    private static int turns(Account one, Account other) {
        int byShare = Double.compare(one.share(), other.share());
        int byRank = byShare != 0 ? byShare : Long.compare(one.rank(), other.rank());
        return byRank != 0 ? byRank : one.tenant().compareTo(other.tenant());
    }

    /** What becomes of the first of a line. */
    private sealed interface Outcome {
        record Started(List<Integer> places) implements Outcome {}

        /** It starts once those it counts on are gone. */
        record Promised(String reason) implements Outcome {}

        record Blocked(Supplier<String> reason) implements Outcome {}
    }

    private Account account(String tenant) {
        return accounts.computeIfAbsent(tenant, name -> new Account(Entitlement.unlimited(name), nodes.capacity()));
    }

    private void settle(Active active, List<Integer> places) {
        Account account = account(active.tenant());
        Shape shape = active.shape();
        Occupant occupant = new Occupant(
                active, account, places, !active.leaving() && Preemption.mayAsk(active, snapshot.now(), policy));
        occupants.add(occupant);
        account.uses(shape.total());
        if (active.leaving()) {
            leaving = true;
            account.leaves(shape.total());
        }
        if (occupant.yields()) {
            account.yields(active);
        }
        use = use.plus(shape.total());
    }

    private Outcome next(Account account, Line line) {
        Optional<Supplier<String>> never = impossible.computeIfAbsent(line.shape(), this::neverFits);
        if (never.isPresent()) {
            return new Outcome.Blocked(never.get());
        }
        Optional<Resource> lack = account.lackFor(line.total());
        if (lack.isPresent()) {
            return waitForQuota(account, line, lack.get());
        }
        Optional<Supplier<String>> kept = waitForReserve(account, line.total());
        if (kept.isPresent()) {
            return new Outcome.Blocked(kept.get());
        }
        // Room only gets less while a plan is made
        Optional<List<Integer>> places = full.contains(line.shape()) ? Optional.empty() : nodes.place(line.shape());
        if (places.isEmpty()) {
            full.add(line.shape());
        }
        return places.or(() -> holds.backfill(line.head()))
                .<Outcome>map(Outcome.Started::new)
                .orElseGet(() -> waitForCluster(account, line));
    }

    /** Who goes beyond its own leaves alone what others do not lend. */
    private Optional<Supplier<String>> waitForReserve(Account account, Amount needs) {
        Amount free = nodes.capacity().minus(use);
        Amount room = free.minus(reserved.minus(account.reserved()));
        for (Resource resource : Resource.values()) {
            long needed = needs.of(resource);
            boolean kept = needed > room.of(resource) && needed <= free.of(resource);
            if (needed > 0 && kept && !account.guarantees(resource, needs)) {
                return Optional.of(() -> Reasons.reserved(resource, needs, room));
            }
        }
        return Optional.empty();
    }

    private void admit(Account account, Line line, List<Integer> places) {
        List<String> at = places.stream().map(place -> nodes.node(place).name()).toList();
        admitted.add(new Plan.Admission(line.head(), at));
        reserved = reserved.minus(account.reserved());
        account.uses(line.total());
        reserved = reserved.plus(account.reserved());
        use = use.plus(line.total());
    }

    private Outcome waitForQuota(Account account, Line line, Resource lack) {
        if (line.total().of(lack) > account.limit().of(lack)) {
            return new Outcome.Blocked(() -> Reasons.overLimit(lack, line.total(), account.limit()));
        }
        Optional<Outcome> promised = displace(account, line);
        if (promised.isPresent()) {
            return promised.get();
        }
        account.blockBehind(lack, () -> Reasons.behindOwn(lack));
        Amount used = account.use();
        return new Outcome.Blocked(() -> Reasons.quota(lack, line.total(), used, account.limit()));
    }

    private Outcome waitForCluster(Account account, Line line) {
        Optional<Outcome> promised = displace(account, line);
        if (promised.isPresent()) {
            return promised.get();
        }
        boolean behind = !holds.isEmpty();
        holds.keepFor(line.shape(), population());
        Optional<Resource> lack = line.total().lackIn(nodes.capacity().minus(use));
        if (lack.isPresent()) {
            Amount used = use;
            return new Outcome.Blocked(() -> Reasons.cluster(lack.get(), line.total(), used, nodes.capacity()));
        }
        return new Outcome.Blocked(
                () -> behind ? Reasons.BEHIND : Reasons.fragmented(line.shape().each()));
    }

    /** Asks others to give way where that is fair, makes room enough and is not about to happen by itself. */
    private Optional<Outcome> displace(Account account, Line line) {
        if (searches >= policy.preemptions() || !mayDisplace(account, line)) {
            return Optional.empty();
        }
        searches++;
        Optional<Preemption.Way> way = new Preemption(nodes, population(), occupants).find(line.head(), account);
        way.ifPresent(found -> {
            highest = Double.NaN;
            for (Occupant victim : found.victims()) {
                victim.leave();
                population().leaves(victim);
                evicted.add(new Plan.Eviction(victim.active(), line.head().id(), reasonFor(victim, account)));
            }
            // What is not free yet is owed: nobody else finds room there
            found.at().forEach(node -> nodes.take(node, line.shape().each()));
        });
        return way.map(found -> new Outcome.Promised(
                found.patient() && found.victims().isEmpty() ? Reasons.ENDING : Reasons.GIVING_WAY));
    }

    private static String reasonFor(Occupant victim, Account account) {
        return victim.account() == account
                ? "gave way to a workload of higher priority"
                : "gave way to tenant " + account.tenant() + ", who has less than its share";
    }

    /** Whether it is worth a search: something of its own could give way, or somebody has more. */
    private boolean mayDisplace(Account account, Line line) {
        if (leaving || account.yieldsTo(line.head().priority())) {
            return true;
        }
        if (Double.isNaN(highest)) {
            highest = accounts.values().stream()
                    .filter(Account::yields)
                    .mapToDouble(Account::currentShare)
                    .max()
                    .orElse(-1);
        }
        return highest > account.shareWith(line.total()) || (highest >= 0 && account.guarantees(line.total()));
    }

    /** Why a shape could not start even on an empty cluster; such a one must not hold back those that could. */
    private Optional<Supplier<String>> neverFits(Shape shape) {
        long slots = 0;
        boolean type = shape.gpuType() == null;
        Amount largest = Amount.NONE;
        for (int node = 0; node < nodes.size(); node++) {
            type |= Objects.equals(nodes.node(node).gpuType(), shape.gpuType());
            largest = largest.or(nodes.node(node).capacity());
            if (nodes.suits(node, shape)) {
                slots += Holds.timesIn(shape.each(), nodes.node(node).capacity());
            }
            if (slots >= shape.replicas()) {
                return Optional.empty();
            }
        }
        if (!type) {
            String gpuType = Objects.requireNonNull(shape.gpuType());
            return Optional.of(() -> Reasons.noSuchType(gpuType));
        }
        if (slots > 0) {
            long most = slots;
            return Optional.of(() -> Reasons.tooManyReplicas(shape.replicas(), most));
        }
        Amount most = largest;
        Resource lack = shape.each().lackIn(most).orElse(Resource.MEMORY);
        return Optional.of(() -> Reasons.noNodeLargeEnough(lack, shape.each(), most.of(lack)));
    }

    private Population population() {
        if (population == null) {
            population = new Population(nodes, occupants, snapshot.now(), snapshot.now() + policy.minimumRun());
        }
        return population;
    }
}
