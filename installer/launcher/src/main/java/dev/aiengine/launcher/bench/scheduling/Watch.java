package dev.aiengine.launcher.bench.scheduling;

import dev.aiengine.admission.Active;
import dev.aiengine.admission.Amount;
import dev.aiengine.admission.Entitlement;
import dev.aiengine.admission.Node;
import dev.aiengine.admission.Plan;
import dev.aiengine.admission.Snapshot;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Looks for what must never happen. */
final class Watch {
    private final Map<String, Set<String>> displaced = new HashMap<>();
    private int violations;
    private int loops;
    private int evictions;

    /** Nobody is beyond quota and borrowing, and no node beyond what it has. */
    void inUse(Snapshot snapshot) {
        Map<String, Amount> tenants = new HashMap<>();
        Map<String, Amount> nodes = new HashMap<>();
        for (Active active : snapshot.active()) {
            tenants.merge(active.tenant(), active.shape().total(), Amount::plus);
            active.nodes().forEach(node -> nodes.merge(node, active.shape().each(), Amount::plus));
        }
        for (Entitlement one : snapshot.entitlements()) {
            Amount use = tenants.getOrDefault(one.tenant(), Amount.NONE);
            violations += use.fitsIn(one.quota().plus(one.borrowing())) ? 0 : 1;
        }
        for (Node node : snapshot.nodes()) {
            violations += nodes.getOrDefault(node.name(), Amount.NONE).fitsIn(node.capacity()) ? 0 : 1;
        }
    }

    /** Two that displace each other in turn are a loop. */
    void plan(Plan plan) {
        for (Plan.Eviction eviction : plan.evicted()) {
            evictions++;
            String victim = eviction.active().id();
            loops += displaced.getOrDefault(victim, Set.of()).contains(eviction.to()) ? 1 : 0;
            displaced.computeIfAbsent(eviction.to(), id -> new HashSet<>()).add(victim);
        }
    }

    int violations() {
        return violations;
    }

    int loops() {
        return loops;
    }

    int evictions() {
        return evictions;
    }
}
