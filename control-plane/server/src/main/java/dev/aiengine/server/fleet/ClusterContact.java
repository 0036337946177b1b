package dev.aiengine.server.fleet;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Whether the cluster can be asked, and since when; soft state. */
@Component
class ClusterContact {
    private static final Logger log = LoggerFactory.getLogger(ClusterContact.class);

    private final Clock clock;
    private volatile @Nullable String away;
    private volatile Instant since;

    ClusterContact(Clock clock) {
        this.clock = clock;
        this.since = clock.instant();
    }

    /** The cluster answered. */
    void made() {
        if (away != null) {
            log.info(
                    "The cluster answers again, after {} s",
                    Duration.between(since, clock.instant()).toSeconds());
            away = null;
            since = clock.instant();
        }
    }

    /** Each new reason is logged once. */
    void lost(ClusterUnavailable reason) {
        if (away == null) {
            since = clock.instant();
        }
        if (!reason.sentence().equals(away)) {
            log.warn("{}; running agents go on, nothing is started or given up meanwhile", reason.sentence());
        }
        away = reason.sentence();
    }

    /** Why the cluster cannot be asked; empty while it can. */
    Optional<String> away() {
        return Optional.ofNullable(away);
    }

    /** When the cluster came back or went away last. An agent's silence counts from then at the earliest. */
    Instant since() {
        return since;
    }
}
