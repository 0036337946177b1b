package dev.aiengine.admission;

import java.util.Iterator;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's waiting workloads of one kind, in their order: while the first does not fit, none does. Its place among
 * the tenant's other lines is that of its first, so it must be in no sorted set while it changes.
 */
final class Line implements Comparable<Line> {
    private final Kind kind;
    private final Amount total;
    private final Policy policy;
    private final NavigableSet<Waiting> members;
    private @Nullable Waiting first;
    private long rank;

    Line(Kind kind, Policy policy) {
        this.kind = kind;
        this.total = kind.shape().total();
        this.policy = policy;
        this.members = new TreeSet<>(Waiting.order(policy));
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

    boolean add(Waiting waiting) {
        boolean added = members.add(waiting);
        lookAtFirst();
        return added;
    }

    boolean remove(Waiting waiting) {
        boolean removed = members.remove(waiting);
        lookAtFirst();
        return removed;
    }

    private void lookAtFirst() {
        first = members.isEmpty() ? null : members.first();
        rank = first == null ? Long.MAX_VALUE : first.rank(policy);
    }

    boolean isEmpty() {
        return first == null;
    }

    Waiting first() {
        return Objects.requireNonNull(first);
    }

    /** What the order of {@link Waiting#order} says of the first. */
    long rank() {
        return rank;
    }

    Iterator<Waiting> members() {
        return members.iterator();
    }

    Stream<Waiting> stream() {
        return members.stream();
    }

    @Override
    public int compareTo(Line other) {
        int byRank = Long.compare(rank, other.rank);
        return byRank != 0 ? byRank : first().id().compareTo(other.first().id());
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

    Policy policy() {
        return policy;
    }
}
