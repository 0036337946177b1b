package dev.aiengine.admission;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** How far a plan has come in a line: the first that it has not decided on. */
final class Head implements Comparable<Head> {
    private final Line line;
    private Waiting waiting;
    private long rank;

    /** Made with the second: most lines are left at their first. */
    private @Nullable Iterator<Waiting> rest;

    Head(Line line) {
        this.line = line;
        this.waiting = line.first();
        this.rank = line.rank();
    }

    /** Goes on to the next; false where there is none. */
    boolean advance() {
        if (rest == null) {
            rest = line.members();
            rest.next();
        }
        if (!rest.hasNext()) {
            return false;
        }
        waiting = rest.next();
        rank = waiting.rank(line.policy());
        return true;
    }

    Waiting waiting() {
        return waiting;
    }

    long rank() {
        return rank;
    }

    Line line() {
        return line;
    }

    Shape shape() {
        return line.shape();
    }

    Amount total() {
        return line.total();
    }

    @Override
    public int compareTo(Head other) {
        int byRank = Long.compare(rank, other.rank);
        return byRank != 0 ? byRank : waiting.id().compareTo(other.waiting.id());
    }
}
