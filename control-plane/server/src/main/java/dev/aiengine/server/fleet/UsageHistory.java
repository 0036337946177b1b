package dev.aiengine.server.fleet;

import dev.aiengine.admission.Amount;
import dev.aiengine.admission.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What each tenant used over the time past, recent time counting more: its dominant share of the cluster, averaged with
 * weights that halve with every half-life. Told from the rows of workloads, so that nothing is lost with a restart; one
 * that was started more than once counts from its first start.
 */
@Component
class UsageHistory {
    /** After so many half-lives nothing is left that matters. */
    private static final int REMEMBERED = 6;

    private static final Duration FRESH = Duration.ofSeconds(30);

    private final WorkloadStore store;
    private final FleetProperties properties;
    private volatile Shares known = new Shares(Instant.MIN, Amount.NONE, Map.of());

    UsageHistory(WorkloadStore store, FleetProperties properties) {
        this.store = store;
        this.properties = properties;
    }

    private record Shares(Instant at, Amount capacity, Map<String, Double> byTenant) {}

    Map<String, Double> shares(List<Node> nodes, Instant now) {
        Amount capacity = nodes.stream().map(Node::capacity).reduce(Amount.NONE, Amount::plus);
        Shares last = known;
        if (!last.capacity().equals(capacity) || !now.isBefore(last.at().plus(FRESH)) || now.isBefore(last.at())) {
            last = new Shares(now, capacity, sum(capacity, now));
            known = last;
        }
        return last.byTenant();
    }

    private Map<String, Double> sum(Amount capacity, Instant now) {
        Map<String, Double> shares = new HashMap<>();
        for (Workload workload : store.ranSince(now.minus(properties.halfLife().multipliedBy(REMEMBERED)))) {
            Instant from = workload.startedAt();
            Instant to = workload.endedAt() == null ? now : workload.endedAt();
            if (from != null && from.isBefore(to)) {
                double share = Snapshots.amount(workload.needs()).shareOf(capacity);
                shares.merge(workload.tenant(), share * (weight(to, now) - weight(from, now)), Double::sum);
            }
        }
        return shares;
    }

    /** What all the time up to a moment weighs, of 1 for all the time up to now. */
    private double weight(Instant moment, Instant now) {
        double halfLives = (double) Duration.between(moment, now).toMillis()
                / properties.halfLife().toMillis();
        return Math.pow(2, -Math.max(0, halfLives));
    }
}
