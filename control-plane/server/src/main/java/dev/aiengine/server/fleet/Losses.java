package dev.aiengine.server.fleet;

import dev.aiengine.server.fleet.Workload.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells when there is no hope left for an attempt. */
@Component
class Losses {
    private final Cluster cluster;
    private final ClusterContact contact;
    private final Leases leases;
    private final FleetProperties properties;
    private final Clock clock;

    /** When the cluster last gave a reason why a starting agent is not up; soft state. */
    private final Map<String, Instant> noted = new ConcurrentHashMap<>();

    Losses(Cluster cluster, ClusterContact contact, Leases leases, FleetProperties properties, Clock clock) {
        this.cluster = cluster;
        this.contact = contact;
        this.leases = leases;
        this.properties = properties;
        this.clock = clock;
    }

    /** A new attempt of a workload starts. */
    void begin(String id) {
        noted.remove(id);
    }

    /** Forgets all workloads but these. */
    void retain(Set<String> ids) {
        noted.keySet().retainAll(ids);
    }

    /** Why the current attempt is lost; empty while there is hope. */
    Optional<String> reason(Workload workload) {
        String handle = workload.handle();
        if (handle != null) {
            Optional<String> end = cluster.ended(handle);
            if (end.isPresent()) {
                return end;
            }
        }
        return workload.state() == State.RUNNING ? silent(workload) : late(workload);
    }

    private Optional<String> silent(Workload workload) {
        return longerThan(properties.lease(), leases.of(workload).since())
                .map(over -> note(workload).map(note -> over + "; " + note).orElse(over));
    }

    /** While the cluster can say what an agent still lacks, its lease does not run, up to a longest time. */
    private Optional<String> late(Workload workload) {
        Instant begun = leases.of(workload).since();
        Optional<String> note = note(workload);
        if (note.isPresent()) {
            noted.put(workload.id(), clock.instant());
            return longerThan(properties.longestStart(), begun).map(over -> over + "; " + note.get());
        }
        return longerThan(properties.startLease(), later(begun, noted.get(workload.id())));
    }

    private Optional<String> note(Workload workload) {
        return Optional.ofNullable(workload.handle()).flatMap(cluster::note);
    }

    /** What happened while the cluster was away is not held against an agent. */
    private Optional<String> longerThan(Duration patience, Instant heard) {
        Duration silence = Duration.between(later(heard, contact.since()), clock.instant());
        return silence.compareTo(patience) > 0
                ? Optional.of("the agent was not heard for " + silence.toSeconds() + " s")
                : Optional.empty();
    }

    private static Instant later(Instant one, @Nullable Instant other) {
        return other == null || other.isBefore(one) ? one : other;
    }
}
