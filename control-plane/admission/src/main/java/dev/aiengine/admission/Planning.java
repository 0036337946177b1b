package dev.aiengine.admission;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One plan in the making. */
final class Planning {
    private final Snapshot snapshot;
    private final Population people;
    private final Policy policy;
    private final FreeNodes nodes;
    private final Outlook outlook;
    private final Holds holds;
    private final Explanations explanations = new Explanations();
    private final Map<String, Account> accounts = new HashMap<>();
    private final Map<Shape, Fit> fits = new HashMap<>();
    private final List<Plan.Admission> admitted = new ArrayList<>();
    private final List<Plan.Eviction> evicted = new ArrayList<>();
    private Amount use;
    private Amount reserved = Amount.NONE;
    private int searches;
    private boolean leaving;

    /** The highest share of a tenant that could give way, -1 if none could; NaN while it is not known. */
    private double highest = Double.NaN;

    Planning(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.people = snapshot.population();
        this.policy = snapshot.policy();
        this.nodes = new FreeNodes(people);
        this.outlook = new Outlook(people, snapshot.now(), snapshot.now() + policy.minimumRun());
        this.holds = new Holds(nodes, snapshot.now());
        this.use = people.use();
        // Of whom nobody knows where, is taken to be where there is room
        for (Occupant occupant : people.somewhere()) {
            nodes.place(occupant.active().shape()).ifPresent(places -> outlook.find(occupant, places));
        }
        snapshot.entitlements().forEach(entitlement -> accounts.put(entitlement.tenant(), account(entitlement)));
        people.tenants().keySet().forEach(this::account);
        snapshot.waiting().lines((tenant, lines) -> account(tenant).waits(lines));
        for (Account account : accounts.values()) {
            reserved = reserved.plus(account.reserved());
            leaving |= account.hasLeaving();
        }
    }

    private Account account(String tenant) {
        return accounts.computeIfAbsent(tenant, name -> account(Entitlement.unlimited(name)));
    }

    private Account account(Entitlement entitlement) {
        String tenant = entitlement.tenant();
        return new Account(
                entitlement,
                nodes.capacity(),
                people.tenants().getOrDefault(tenant, Residents.NOBODY),
                snapshot.now(),
                explanations.of(tenant));
    }

    Plan run() {
        longestWaiting().forEach(account -> decide(account, Objects.requireNonNull(account.poll())));
        PriorityQueue<Account> turn = new PriorityQueue<>(Planning::turns);
        accounts.values().stream().filter(account -> !account.isDone()).forEach(turn::add);
        while (!turn.isEmpty() && admitted.size() < policy.admissions()) {
            Account account = turn.poll();
            decide(account, Objects.requireNonNull(account.poll()));
            // Whoever could not start something has its turn still, unless another is before its next
            while (!account.isDone()
                    && admitted.size() < policy.admissions()
                    && (turn.isEmpty() || turns(account, turn.element()) < 0)) {
                decide(account, Objects.requireNonNull(account.poll()));
            }
            if (!account.isDone()) {
                turn.add(account);
            }
        }
        return new Plan(admitted, evicted, explanations);
    }

    /**
     * For each kind of node the tenant whose next has waited longest; of those who have no more than their share. They
     * go first, by one workload: a node that is kept for a large one stays kept, whoever has the next turn in the
     * meantime.
     */
    private Collection<Account> longestWaiting() {
        List<Account> candidates =
                accounts.values().stream().filter(account -> !account.isDone()).toList();
        double share = candidates.stream().mapToDouble(Account::share).average().orElse(0) * Account.CLEARLY_MORE;
        Map<String, Account> longest = new TreeMap<>();
        for (Account account : candidates) {
            Head head = Objects.requireNonNull(account.peek());
            if (account.share() <= share
                    && account.lackFor(head.total()) == null
                    && fit(head).never() == null) {
                longest.merge(Holds.kind(head.shape()), account, BinaryOperator.minBy(Planning::waits));
            }
        }
        return longest.values();
    }

    private static int waits(Account one, Account other) {
        int byTime = Long.compare(one.waitsSince(), other.waitsSince());
        return byTime != 0 ? byTime : one.tenant().compareTo(other.tenant());
    }

    private Fit fit(Head head) {
        return fits.computeIfAbsent(head.shape(), shape -> Fit.of(shape, people.layout()));
    }

    private static int turns(Account one, Account other) {
        int byShare = Double.compare(one.share(), other.share());
        int byRank = byShare != 0 ? byShare : Long.compare(one.rank(), other.rank());
        return byRank != 0 ? byRank : one.tenant().compareTo(other.tenant());
    }

    private void decide(Account account, Head head) {
        switch (next(account, head)) {
            case Outcome.Started(int[] places) -> {
                admit(account, head, places);
                account.advance(head);
            }
            case Outcome.Promised(String reason) -> {
                explanations.promise(head.waiting(), reason);
                account.uses(head.total());
                account.advance(head);
            }
            case Outcome.Blocked(Supplier<String> reason) -> account.block(head, reason);
            case Outcome.LikeItsShape() -> {}
        }
    }

    /** What becomes of the first of a line. */
    private sealed interface Outcome {
        LikeItsShape LIKE_ITS_SHAPE = new LikeItsShape();

        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Started(int[] places) implements Outcome {}

        /** It starts once those it counts on are gone. */
        record Promised(String reason) implements Outcome {}

        record Blocked(Supplier<String> reason) implements Outcome {}

        /** It is blocked as all of its shape are. */
        record LikeItsShape() implements Outcome {}
    }

    private Outcome next(Account account, Head head) {
        Fit fit = fit(head);
        if (fit.never() != null) {
            return new Outcome.Blocked(fit.never());
        }
        Resource lack = account.lackFor(head.total());
        if (lack != null) {
            return waitForQuota(account, head, lack);
        }
        Supplier<String> kept = waitForReserve(account, head.total());
        if (kept != null) {
            return new Outcome.Blocked(kept);
        }
        Optional<int[]> places = fit.isFull() ? Optional.empty() : nodes.place(head.shape());
        if (places.isEmpty()) {
            fit.fill();
            places = holds.backfill(head.waiting());
        }
        return places.isPresent() ? new Outcome.Started(places.get()) : waitForCluster(account, head, fit);
    }

    /** Who goes beyond its own leaves alone what others do not lend. */
    private @Nullable Supplier<String> waitForReserve(Account account, Amount needs) {
        if (reserved.equals(Amount.NONE)) {
            return null;
        }
        Amount free = nodes.capacity().minus(use);
        Amount room = free.minus(reserved.minus(account.reserved()));
        for (Resource resource : Resource.ALL) {
            long needed = needs.of(resource);
            boolean kept = needed > room.of(resource) && needed <= free.of(resource);
            if (needed > 0 && kept && !account.guarantees(resource, needs)) {
                return () -> Reasons.reserved(resource, needs, room);
            }
        }
        return null;
    }

    private void admit(Account account, Head head, int[] places) {
        List<String> at = Arrays.stream(places)
                .mapToObj(place -> nodes.node(place).name())
                .toList();
        admitted.add(new Plan.Admission(head.waiting(), at));
        reserved = reserved.minus(account.reserved());
        account.uses(head.total());
        reserved = reserved.plus(account.reserved());
        use = use.plus(head.total());
    }

    private Outcome waitForQuota(Account account, Head head, Resource lack) {
        Amount total = head.total();
        Amount limit = account.limit();
        if (total.of(lack) > limit.of(lack)) {
            return new Outcome.Blocked(() -> Reasons.overLimit(lack, total, limit));
        }
        Optional<Outcome> promised = displace(account, head);
        if (promised.isPresent()) {
            return promised.get();
        }
        account.blockBehind(lack);
        Amount used = account.use();
        return new Outcome.Blocked(() -> Reasons.quota(lack, total, used, limit));
    }

    private Outcome waitForCluster(Account account, Head head, Fit fit) {
        Optional<Outcome> promised = displace(account, head);
        if (promised.isPresent()) {
            return promised.get();
        }
        if (fit.isHeld()) {
            return Outcome.LIKE_ITS_SHAPE;
        }
        boolean behind = !holds.isEmpty();
        holds.keepFor(head.shape(), outlook);
        fit.hold();
        Amount total = head.total();
        Amount used = use;
        Amount capacity = nodes.capacity();
        Optional<Resource> lack = total.lackIn(capacity.minus(used));
        if (lack.isPresent()) {
            explanations.shape(head.shape(), () -> Reasons.cluster(lack.get(), total, used, capacity));
            return Outcome.LIKE_ITS_SHAPE;
        }
        Amount each = head.shape().each();
        explanations.shape(head.shape(), () -> Reasons.BEHIND);
        return behind ? Outcome.LIKE_ITS_SHAPE : new Outcome.Blocked(() -> Reasons.fragmented(each));
    }

    /** Asks others to give way where that is fair, makes room enough and is not about to happen by itself. */
    private Optional<Outcome> displace(Account account, Head head) {
        if (searches >= policy.preemptions() || !mayDisplace(account, head)) {
            return Optional.empty();
        }
        searches++;
        Optional<Preemption.Way> way =
                new Preemption(nodes, outlook, people.tenants(), accounts).find(head.waiting(), account);
        way.ifPresent(found -> {
            highest = Double.NaN;
            found.victims().forEach(victim -> ask(victim, account, head));
            // What is not free yet is owed: nobody else finds room there
            found.at().forEach(node -> nodes.take(node, head.shape().each()));
        });
        return way.map(found -> new Outcome.Promised(
                found.patient() && found.victims().isEmpty() ? Reasons.ENDING : Reasons.GIVING_WAY));
    }

    private void ask(Occupant victim, Account account, Head head) {
        boolean own = victim.active().tenant().equals(account.tenant());
        outlook.ask(victim);
        account(victim.active().tenant()).leaves(victim.active().shape().total());
        evicted.add(new Plan.Eviction(
                victim.active(),
                head.waiting().id(),
                own
                        ? "gave way to a workload of higher priority"
                        : "gave way to tenant " + account.tenant() + ", who has less than its share"));
    }

    /** Whether it is worth a search: something of its own could give way, or somebody has more. */
    private boolean mayDisplace(Account account, Head head) {
        if (leaving || account.yieldsTo(head.waiting().priority())) {
            return true;
        }
        if (Double.isNaN(highest)) {
            highest = accounts.values().stream()
                    .filter(Account::yields)
                    .mapToDouble(Account::currentShare)
                    .max()
                    .orElse(-1);
        }
        return highest > account.shareWith(head.total()) || (highest >= 0 && account.guarantees(head.total()));
    }
}
