package dev.aiengine.admission;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A tenant's waiting workloads of one kind, in their order: while the first does not fit, none does. */
final class Line {
    private final Kind kind;
    private final Amount total;
    private final List<Waiting> members = new ArrayList<>();
    private int next;

    Line(Kind kind) {
        this.kind = kind;
        this.total = kind.shape().total();
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

    void add(Waiting waiting) {
        members.add(waiting);
    }

    void sort(Comparator<Waiting> order) {
        members.sort(order);
    }

    boolean isEmpty() {
        return next == members.size();
    }

    Waiting head() {
        return members.get(next);
    }

    void advance() {
        next++;
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
