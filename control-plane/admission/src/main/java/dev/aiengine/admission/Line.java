package dev.aiengine.admission;

import java.util.Iterator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A tenant's waiting workloads of one kind, in their order: while the first does not fit, none does. */
final class Line {
    private final Kind kind;
    private final Amount total;
    private final Iterator<Waiting> members;
    private @Nullable Waiting head;

    /** Of one member at least. */
    Line(Kind kind, Iterator<Waiting> members) {
        this.kind = kind;
        this.total = kind.shape().total();
        this.members = members;
        this.head = members.next();
    }

    /**
     * What makes workloads alike.
     *
     * @param length of their run, as a power of two
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
