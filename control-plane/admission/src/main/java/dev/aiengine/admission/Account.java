package dev.aiengine.admission;

import java.util.Collections;
import java.util.Iterator;
import java.util.PriorityQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A tenant while a plan is made: what it uses, and its waiting workloads. */
final class Account {
    /** Shares always differ a little: by this much one is clearly more than another. */
    static final double CLEARLY_MORE = 1.25;

    private final Entitlement entitlement;
    private final Amount capacity;
    private final Amount limit;
    private final Amount guaranteed;
    private final Explanations.OfTenant reasons;
    private final PriorityQueue<Head> begun = new PriorityQueue<>();

    /** Lines of which nothing was decided yet, in their order. */
    private Iterator<Line> untouched = Collections.emptyIterator();

    /** The first of them that nothing holds back. */
    private @Nullable Head next;

    private Amount use;
    private Amount leaving;
    private double share = Double.NaN;

    /** NaN until somebody asks. */
    private double currentShare = Double.NaN;

    private final int leastResistance;

    Account(Entitlement entitlement, Amount capacity, Residents residents, long now, Explanations.OfTenant reasons) {
        this.entitlement = entitlement;
        this.capacity = capacity;
        this.limit = entitlement.limit();
        this.guaranteed = entitlement.guaranteed();
        this.reasons = reasons;
        this.use = residents.use();
        this.leaving = residents.leaving();
        this.leastResistance = residents.leastResistance(now);
    }

    void waits(Iterator<Line> lines) {
        untouched = lines;
        findNext();
    }

    private void findNext() {
        next = null;
        while (next == null && untouched.hasNext()) {
            Line line = untouched.next();
            if (reasons.behind(line.total()) == null) {
                next = new Head(line);
            }
        }
    }

    /** The first that is next. */
    @Nullable
    Head peek() {
        Head first = begun.peek();
        if (next == null || first == null) {
            return next == null ? first : next;
        }
        return first.compareTo(next) < 0 ? first : next;
    }

    /** Takes the first that is next; its line is then advanced or blocked. */
    @Nullable
    Head poll() {
        Head head = peek();
        if (head != null && head == next) {
            findNext();
        } else if (head != null) {
            begun.remove();
        }
        return head;
    }

    boolean isDone() {
        return next == null && begun.isEmpty();
    }

    /** Where its next line would come in a single queue. */
    long rank() {
        Head head = peek();
        return head == null ? Long.MAX_VALUE : head.rank();
    }

    /** Since when its next waits. */
    long waitsSince() {
        Head head = peek();
        return head == null ? Long.MAX_VALUE : head.waiting().queuedAt();
    }

    void advance(Head head) {
        if (head.advance()) {
            begun.add(head);
        }
    }

    void block(Head head, Supplier<String> reason) {
        reasons.line(head.line(), reason);
    }

    /** Whoever comes after one that waits for the tenant's own quota does not take it away. */
    void blockBehind(Resource lacking) {
        reasons.behind(lacking);
        begun.removeIf(head -> head.total().of(lacking) > 0);
        if (next != null && next.total().of(lacking) > 0) {
            findNext();
        }
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

    /** Whether one of its own was asked to give way and has not ended yet. */
    boolean hasLeaving() {
        return !leaving.equals(Amount.NONE);
    }

    /** Whether one of its own could be asked to give way. */
    boolean yields() {
        return leastResistance < Integer.MAX_VALUE;
    }

    boolean yieldsTo(int priority) {
        return leastResistance < priority;
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
    @Nullable
    Resource lackFor(Amount more) {
        return use.plus(more).fitsIn(limit)
                ? null
                : more.lackIn(limit.minus(use)).orElse(null);
    }

    /** Like {@link #lackFor}, once all that was asked to give way has done so. */
    @Nullable
    Resource lackAfterLeaving(Amount more) {
        return more.lackIn(limit.minus(use).plus(leaving)).orElse(null);
    }

    /** Whether so much more of a resource is still its own. */
    boolean guarantees(Resource resource, Amount more) {
        return entitlement.has(resource)
                && more.of(resource) <= guaranteed.minus(use).plus(leaving).of(resource);
    }

    /** Whether nothing of so much more would be borrowed, and some of it is its own. */
    boolean guarantees(Amount more) {
        boolean own = false;
        for (Resource resource : Resource.ALL) {
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
