package dev.aiengine.server.crash;

import java.util.ArrayList;
import java.util.List;

/** Counts the steps that outlive the control plane's process, and ends the process at one of them. */
final class Fuse {
    static final int NEVER = Integer.MAX_VALUE;

    private final int blowsAt;
    private final List<String> steps = new ArrayList<>();
    private boolean blown;

    /** @param blowsAt number of the step, from 0 */
    Fuse(int blowsAt) {
        this.blowsAt = blowsAt;
    }

    /** The moment before or after a step; a process that was killed does nothing more. */
    void step(String what) {
        if (!blown) {
            blown = steps.size() == blowsAt;
            steps.add(what);
        }
        check();
    }

    /** Where a crash was taken for a failure of another kind, it goes on here. */
    void check() {
        if (blown) {
            throw new Crash(steps.getLast());
        }
    }

    boolean isBlown() {
        return blown;
    }

    int steps() {
        return steps.size();
    }

    /** The last step. */
    @Override
    public String toString() {
        return steps.isEmpty() ? "no step" : steps.size() - 1 + " (" + steps.getLast() + ")";
    }
}
