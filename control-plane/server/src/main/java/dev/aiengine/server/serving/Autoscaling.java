package dev.aiengine.server.serving;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How many replicas a pool should have: a function of what it had, what is seen of it, and the time. It grows at once
 * to where the load would be at its target, and shrinks to the most that was needed within the stabilisation window,
 * once the load is clearly below the target; so it does not follow every wave.
 */
final class Autoscaling {
    /** Waiting says that there are too few, not by how many: at most so many times as many at once. */
    private static final double FASTEST = 2;

    private static final double ROUNDING = 1e-9;

    private final ServingProperties rule;

    Autoscaling(ServingProperties rule) {
        this.rule = rule;
    }

    PoolScale next(PoolScale now, Signals seen, PoolBounds bounds, Instant at) {
        Instant lastUsed = seen.used() ? at : now.lastUsed();
        boolean capped = now.capUntil() != null && at.isBefore(now.capUntil());
        Instant capUntil = capped ? now.capUntil() : null;
        if (bounds.min() == 0 && !at.isBefore(lastUsed.plus(rule.idle()))) {
            return new PoolScale(0, idle(), lastUsed, now.cap(), capUntil, List.of());
        }
        int asked = asked(now, seen);
        List<PoolScale.Asked> recent = now.recentWith(asked, at, at.minus(rule.stabilisation()));
        int steady = asked > now.wanted() ? asked : recent.getFirst().replicas();
        // Somebody used it lately, so it has one replica at least
        PoolBounds used = bounds.atLeastOne();
        int free = used.clamp(steady);
        int wanted = capped ? Math.max(used.min(), Math.min(free, now.cap())) : free;
        String reason = wanted < free ? now.reason() : reason(wanted, asked, seen, used, now);
        return new PoolScale(wanted, reason, lastUsed, now.cap(), capUntil, recent);
    }

    /** What the load asks for, whatever the bounds say. */
    private int asked(PoolScale now, Signals seen) {
        int wanted = Math.max(1, now.wanted());
        if (seen.reporting() == 0) {
            return wanted;
        }
        int more = Math.max(
                replicas(seen.busy() / rule.targetBusy()), replicas(seen.reporting() * Math.min(FASTEST, wait(seen))));
        if (more > wanted) {
            return more;
        }
        double calm = 1 - rule.slack();
        int fewer = replicas(seen.busy() / (rule.targetBusy() * calm));
        // What has not come up yet does not help yet: only those that carry the load at ease show that they are enough
        boolean atEase = seen.busy() <= seen.reporting() * rule.targetBusy() && wait(seen) <= calm;
        return atEase ? Math.clamp(fewer, 1, wanted) : wanted;
    }

    /** How long requests wait, in target waits. */
    private double wait(Signals seen) {
        return (double) seen.queueWait().toNanos() / rule.targetWait().toNanos();
    }

    private static int replicas(double load) {
        return (int) Math.ceil(load - ROUNDING);
    }

    private @Nullable String reason(int wanted, int asked, Signals seen, PoolBounds bounds, PoolScale now) {
        if (now.wanted() == 0) {
            return "a prediction waits for a replica";
        }
        if (bounds.min() == bounds.max()) {
            return null;
        }
        if (seen.reporting() == 0) {
            return wanted == now.wanted() ? now.reason() : null;
        }
        String load = String.format(
                Locale.ROOT,
                "models are busy %.0f %% of the time (target %.0f %%) and let requests wait %d ms (target %d ms)",
                100 * seen.busy() / seen.reporting(),
                100 * rule.targetBusy(),
                seen.queueWait().toMillis(),
                rule.targetWait().toMillis());
        if (asked > wanted) {
            return load + ", which asks for " + asked + "; the endpoints' max is " + bounds.max();
        }
        return asked < wanted && wanted > bounds.min()
                ? load + ", which asks for " + asked + "; " + wanted + " were needed within the last "
                        + words(rule.stabilisation())
                : load;
    }

    private String idle() {
        return "nobody has predicted for " + words(rule.idle()) + "; the next prediction starts a replica";
    }

    private static String words(Duration duration) {
        return duration.compareTo(Duration.ofMinutes(2)) < 0 || duration.toSecondsPart() != 0
                ? duration.toSeconds() + " s"
                : duration.toMinutes() + " min";
    }
}
