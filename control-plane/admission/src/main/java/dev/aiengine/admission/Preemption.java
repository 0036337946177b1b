package dev.aiengine.admission;

import dev.aiengine.admission.Active.Yielding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the workloads that should give way to one that waits. One may be displaced by its own tenant's of higher
 * priority, by a tenant that asks for its quota back, and by a tenant that would have clearly less than its own still
 * has without it. Each of these is strict, so nobody can displace back whoever displaced it; and each time a workload
 * gave way, it is left in peace for twice as long.
 */
final class Preemption {
    private final FreeNodes nodes;
    private final Outlook outlook;
    private final Map<String, Residents> residents;
    private final Map<String, Account> accounts;

    /** What a serving pool can spare, then the tenant with most, the least urgent, the one that began last. */
    private final Comparator<Occupant> preferred = Comparator.comparing(
                    (Occupant occupant) -> occupant.active().yielding() != Yielding.FIRST)
            .thenComparingDouble(occupant -> -of(occupant).currentShare())
            .thenComparingInt(occupant -> occupant.active().priority())
            .thenComparingLong(occupant -> -occupant.active().startedAt())
            .thenComparing(Occupant::id);

    Preemption(FreeNodes nodes, Outlook outlook, Map<String, Residents> residents, Map<String, Account> accounts) {
        this.nodes = nodes;
        this.outlook = outlook;
        this.residents = residents;
        this.accounts = accounts;
    }

    /**
     * How a workload would find room.
     *
     * @param victims who has to give way, none where those suffice who were asked already or end soon
     * @param at nodes where it would be
     * @param patient whether it counts on some that end soon by themselves
     */
    record Way(Set<Occupant> victims, List<Integer> at, boolean patient) {}

    /**
     * The way that asks the fewest to give way, nobody where enough end soon by themselves; empty where nobody may be
     * asked, or not enough.
     */
    Optional<Way> find(Waiting waiting, Account account) {
        Attempt attempt = new Attempt(waiting, account);
        if (!attempt.withinLimit()) {
            return Optional.empty();
        }
        List<Integer> at = new ArrayList<>();
        for (int replica = 0; replica < waiting.shape().replicas(); replica++) {
            int node = attempt.place();
            if (node < 0) {
                return Optional.empty();
            }
            at.add(node);
        }
        return Optional.of(new Way(attempt.victims, at, attempt.patient));
    }

    /** Whose a workload is. */
    private Account of(Occupant occupant) {
        return Objects.requireNonNull(accounts.get(occupant.active().tenant()));
    }

    /** One search: what was chosen so far is as good as gone. */
    private final class Attempt {
        private final Waiting waiting;
        private final Account account;
        private final Shape shape;
        private final double share;
        private final boolean owed;
        private final Set<Occupant> victims = new LinkedHashSet<>();
        private final Map<Integer, Amount> change = new HashMap<>();
        private final Map<Account, Amount> gone = new HashMap<>();
        private boolean patient;

        Attempt(Waiting waiting, Account account) {
            this.waiting = waiting;
            this.account = account;
            this.shape = waiting.shape();
            this.share = account.shareWith(shape.total()) * Account.CLEARLY_MORE;
            this.owed = account.guarantees(shape.total());
        }

        /** Asks the tenant's own to give way until its limit allows for one more. */
        boolean withinLimit() {
            while (true) {
                Resource lack = account.lackAfterLeaving(shape.total().minus(gone(account)));
                if (lack == null) {
                    return true;
                }
                Optional<Occupant> own = residents.getOrDefault(account.tenant(), Residents.NOBODY).all().stream()
                        .filter(occupant -> occupant.active().shape().total().of(lack) > 0 && mayAsk(occupant))
                        .min(preferred);
                if (own.isEmpty()) {
                    return false;
                }
                ask(own.get());
            }
        }

        /** Finds room for one more replica, or -1. */
        int place() {
            int soon = -1;
            for (int node = 0; node < nodes.size(); node++) {
                if (!isCandidate(node)) {
                    continue;
                }
                Amount room = room(node);
                if (shape.each().fitsIn(room)) {
                    return take(node, List.of());
                }
                if (soon < 0 && shape.each().fitsIn(room.plus(outlook.ending(node)))) {
                    soon = node;
                }
            }
            if (soon >= 0) {
                patient = true;
                return take(soon, List.of());
            }
            return accounts.values().stream().anyMatch(this::mayAskOf) ? displace() : -1;
        }

        /** Only now: to look at who is on each node costs more than to look at its room. */
        private int displace() {
            int best = -1;
            List<Occupant> fewest = null;
            for (int node = 0; node < nodes.size(); node++) {
                List<Occupant> here = isCandidate(node) ? victimsOn(node) : null;
                if (here != null && (fewest == null || CHEAPER.compare(here, fewest) < 0)) {
                    best = node;
                    fewest = here;
                }
            }
            return fewest == null ? -1 : take(best, fewest);
        }

        private boolean isCandidate(int node) {
            return !nodes.isHidden(node) && nodes.suits(node, shape);
        }

        private int take(int node, List<Occupant> asked) {
            asked.forEach(this::ask);
            change.merge(node, Amount.NONE.minus(shape.each()), Amount::plus);
            return node;
        }

        private @Nullable List<Occupant> victimsOn(int node) {
            // Most nodes have none, and this is asked of every node
            if (!anyMayBeAsked(outlook.on(node))) {
                return null;
            }
            List<Occupant> candidates = outlook.on(node).stream()
                    .filter(this::mayAsk)
                    .distinct()
                    .sorted(preferred)
                    .toList();
            Amount room = room(node);
            for (Occupant candidate : candidates) {
                if (shape.each().fitsIn(room.plus(on(node, candidate)))) {
                    return List.of(candidate);
                }
            }
            List<Occupant> chosen = new ArrayList<>();
            for (Occupant candidate : candidates) {
                // The tenant's share falls with each of its own that goes
                if (!mayAskAlso(candidate, chosen)) {
                    continue;
                }
                chosen.add(candidate);
                room = room.plus(on(node, candidate));
                if (shape.each().fitsIn(room)) {
                    return needed(node, chosen, room);
                }
            }
            return null;
        }

        /** Spares those without whom there is room enough. */
        private List<Occupant> needed(int node, List<Occupant> chosen, Amount room) {
            Amount left = room;
            for (Occupant occupant : List.copyOf(chosen)) {
                Amount without = left.minus(on(node, occupant));
                if (shape.each().fitsIn(without)) {
                    chosen.remove(occupant);
                    left = without;
                }
            }
            return chosen;
        }

        private boolean anyMayBeAsked(List<Occupant> occupants) {
            for (Occupant occupant : occupants) {
                if (mayAsk(occupant)) {
                    return true;
                }
            }
            return false;
        }

        private Amount on(int node, Occupant occupant) {
            return occupant.on(node, outlook.places(occupant));
        }

        private Amount room(int node) {
            Amount room = nodes.free(node).plus(outlook.leaving(node));
            Amount changed = change.isEmpty() ? null : change.get(node);
            return changed == null ? room : room.plus(changed);
        }

        private Amount gone(Account of) {
            return gone.getOrDefault(of, Amount.NONE);
        }

        private void ask(Occupant victim) {
            victims.add(victim);
            Amount each = victim.active().shape().each();
            for (int node : outlook.places(victim)) {
                change.merge(node, each, Amount::plus);
            }
            gone.merge(of(victim), victim.active().shape().total(), Amount::plus);
        }

        private boolean mayAsk(Occupant occupant) {
            return mayAskAlso(occupant, List.of());
        }

        private boolean mayAskAlso(Occupant occupant, List<Occupant> before) {
            Active active = occupant.active();
            if (!outlook.yields(occupant) || victims.contains(occupant)) {
                return false;
            }
            Account whose = of(occupant);
            if (whose == account) {
                return active.yielding() == Yielding.FIRST || active.priority() < waiting.priority();
            }
            if (!mayAskOf(whose)) {
                return false;
            }
            Amount less = gone(whose);
            for (Occupant other : before) {
                if (of(other) == whose) {
                    less = less.plus(other.active().shape().total());
                }
            }
            return isOwed(whose, active, less)
                    || whose.shareWith(
                                    Amount.NONE.minus(less).minus(active.shape().total()))
                            > share;
        }

        /** Whether it is worth to look at what a tenant has: most have no more than their share, whoever would go. */
        private boolean mayAskOf(Account other) {
            return other == account
                    ? other.yieldsTo(waiting.priority())
                    : other.yields() && (owed || other.currentShare() > share);
        }

        /** Whether the tenant asks for its own, of which the other has borrowed. */
        private boolean isOwed(Account other, Active active, Amount less) {
            if (!owed) {
                return false;
            }
            for (Resource resource : Resource.ALL) {
                if (shape.each().of(resource) > 0
                        && account.guarantees(resource, shape.total())
                        && active.shape().each().of(resource) > 0
                        && other.borrows(resource, less)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static final Comparator<List<Occupant>> CHEAPER = Comparator.<List<Occupant>>comparingLong(
                    victims -> victims.stream()
                            .filter(victim -> victim.active().yielding() != Yielding.FIRST)
                            .count())
            .thenComparingInt(List::size);
}
