package dev.aiengine.admission;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A tenant while a plan is made: what it uses, and its waiting workloads. */
final class Account {
    private final Entitlement entitlement;
    private final Amount capacity;
    private final Amount limit;
    private final Amount guaranteed;
    private final Map<Line.Kind, Supplier<String>> reasons = new HashMap<>();
    private final PriorityQueue<Line> open = new PriorityQueue<>();
    private Amount use = Amount.NONE;
    private Amount leaving = Amount.NONE;
    private double share = Double.NaN;

    /** NaN until somebody asks. */
    private double currentShare = Double.NaN;

    private boolean yields;
    private int lowestPriority = Integer.MAX_VALUE;

    Account(Entitlement entitlement, Amount capacity) {
        this.entitlement = entitlement;
        this.capacity = capacity;
        this.limit = entitlement.limit();
        this.guaranteed = entitlement.guaranteed();
    }

    void add(Line line) {
        open.add(line);
    }

    /** The line whose first is next; it is then advanced or blocked. */
    @Nullable
    Line poll() {
        return open.poll();
    }

    boolean isDone() {
        return open.isEmpty();
    }

    /** Where its next line would come in a single queue. */
    long rank() {
        Line line = open.peek();
        return line == null ? Long.MAX_VALUE : line.rank();
    }

    void advance(Line line) {
        line.advance();
        if (!line.isEmpty()) {
            open.add(line);
        }
    }

    void block(Line line, Supplier<String> reason) {
        reasons.put(line.kind(), reason);
    }

    /** Whoever comes after one that waits for the tenant's own quota does not take it away. */
    void blockBehind(Resource lacking, Supplier<String> reason) {
        open.removeIf(line -> {
            boolean asks = line.total().of(lacking) > 0;
            if (asks) {
                reasons.put(line.kind(), reason);
            }
            return asks;
        });
    }

    Map<Line.Kind, Supplier<String>> reasons() {
        return reasons;
    }

    void uses(Amount more) {
        use = use.plus(more);
        share = Double.NaN;
        currentShare = Double.NaN;
    }

    void leaves(Amount amount) {
        leaving = leaving.plus(amount);
        currentShare = Double.NaN;
    }

    /** One of its own could be asked to give way. */
    void yields(Active active) {
        yields = true;
        boolean first = active.yielding() == Active.Yielding.FIRST;
        lowestPriority = Math.min(lowestPriority, first ? Integer.MIN_VALUE : active.priority());
    }

    boolean yields() {
        return yields;
    }

    boolean yieldsTo(int priority) {
        return lowestPriority < priority;
    }

    String tenant() {
        return entitlement.tenant();
    }

    Amount use() {
        return use;
    }

    Amount limit() {
        return limit;
    }

    /** The resource of which the tenant may not use so much more. */
    Optional<Resource> lackFor(Amount more) {
        return more.lackIn(limit.minus(use));
    }

    /** Like {@link #lackFor}, once all that was asked to give way has done so. */
    Optional<Resource> lackAfterLeaving(Amount more) {
        return more.lackIn(limit.minus(use).plus(leaving));
    }

    /** Whether so much more of a resource is still its own. */
    boolean guarantees(Resource resource, Amount more) {
        return entitlement.has(resource)
                && more.of(resource) <= guaranteed.minus(use).plus(leaving).of(resource);
    }

    /** Whether nothing of so much more would be borrowed, and some of it is its own. */
    boolean guarantees(Amount more) {
        boolean own = false;
        for (Resource resource : Resource.values()) {
            if (more.of(resource) > 0 && entitlement.has(resource)) {
                if (!guarantees(resource, more)) {
                    return false;
                }
                own = true;
            }
        }
        return own;
    }

    /** Whether it uses more of a resource than is its own, even with so much less. */
    boolean borrows(Resource resource, Amount less) {
        return use.minus(leaving).minus(less).of(resource) > guaranteed.of(resource);
    }

    /** What others must leave to it though it does not use it. */
    Amount reserved() {
        return guaranteed.minus(use).minus(entitlement.lending()).or(Amount.NONE);
    }

    /** Its weighted dominant share, of now and of the time past: the lowest is next. */
    double share() {
        if (Double.isNaN(share)) {
            share = (use.shareOf(capacity) + entitlement.history()) / entitlement.weight();
        }
        return share;
    }

    /** What {@link #shareWith} says of nothing more. */
    double currentShare() {
        if (Double.isNaN(currentShare)) {
            currentShare = shareWith(Amount.NONE);
        }
        return currentShare;
    }

    /**
     * Its share of now once what was asked to give way has done so, and with so much more. The time past is left out:
     * it would let two tenants displace each other in turn.
     */
    double shareWith(Amount more) {
        return use.minus(leaving).plus(more).shareOf(capacity) / entitlement.weight();
    }
}
