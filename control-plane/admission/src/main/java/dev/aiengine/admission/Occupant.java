package dev.aiengine.admission;

import java.util.List;

/** An active workload while a plan is made: whose it is, and on which nodes by their index. */
final class Occupant {
    private final Active active;
    private final Account account;
    private final List<Integer> places;
    private boolean yields;
    private boolean leaving;

    Occupant(Active active, Account account, List<Integer> places, boolean yields) {
        this.active = active;
        this.account = account;
        this.places = places;
        this.yields = yields;
        this.leaving = active.leaving();
    }

    Active active() {
        return active;
    }

    Account account() {
        return account;
    }

    List<Integer> places() {
        return places;
    }

    /** Whether it may be asked to give way, if that is fair. */
    boolean yields() {
        return yields;
    }

    boolean isLeaving() {
        return leaving;
    }

    void leave() {
        leaving = true;
        yields = false;
        account.leaves(active.shape().total());
    }
}
