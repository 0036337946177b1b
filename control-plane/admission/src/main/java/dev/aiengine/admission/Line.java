package dev.aiengine.admission;

import java.util.Iterator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A tenant's waiting workloads of one kind, in their order: while the first does not fit, none does. */
final class Line implements Comparable<Line> {
    private final Kind kind;
    private final Amount total;
    private final Iterator<Waiting> members;
    private final Policy policy;
    private @Nullable Waiting head;
    private long rank;

    /** Of one member at least. */
    Line(Kind kind, Iterator<Waiting> members, Policy policy) {
        this.kind = kind;
        this.total = kind.shape().total();
        this.members = members;
        this.policy = policy;
        advance();
    }

    /**
     * What makes workloads alike.
     *
     * @param length of their run, as a power of two of milliseconds
     */
    record Kind(Shape shape, int length) {
        static Kind of(Waiting waiting) {
            return new Kind(waiting.shape(), Long.SIZE - Long.numberOfLeadingZeros(waiting.expected()));
        }
    }

    boolean isEmpty() {
        return head == null;
    }

    Waiting head() {
        return Objects.requireNonNull(head);
    }

    void advance() {
        head = members.hasNext() ? members.next() : null;
        rank = head == null ? Long.MAX_VALUE : head.rank(policy);
    }

    /** What the order of {@link Waiting#order} says of the first. */
    long rank() {
        return rank;
    }

    @Override
    public int compareTo(Line other) {
        int byRank = Long.compare(rank, other.rank);
        return byRank != 0 ? byRank : head().id().compareTo(other.head().id());
    }

    Shape shape() {
        return kind.shape();
    }

    Kind kind() {
        return kind;
    }

    Amount total() {
        return total;
    }
}
