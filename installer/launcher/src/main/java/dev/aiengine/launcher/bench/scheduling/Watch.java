package dev.aiengine.launcher.bench.scheduling;

import dev.aiengine.admission.Active;
import dev.aiengine.admission.Amount;
import dev.aiengine.admission.Entitlement;
import dev.aiengine.admission.Node;
import dev.aiengine.admission.Plan;
import dev.aiengine.admission.Snapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks for what must never happen. */
final class Watch {
    private static final long TURN = 30 * 60_000;

    /** When which displaced which: the one that came, then the one that went. */
    private final Map<List<String>, Long> displaced = new HashMap<>();

    private int violations;
    private int loops;
    private int evictions;

    /** Nobody is beyond quota and borrowing, and no node beyond what it has. */
    void inUse(Snapshot snapshot) {
        Map<String, Amount> tenants = new HashMap<>();
        Map<String, Amount> nodes = new HashMap<>();
        for (Active active : snapshot.active().toList()) {
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

    /** Two that displace each other in turn, within half an hour, are a loop. */
    void plan(Plan plan, long now) {
        for (Plan.Eviction eviction : plan.evicted()) {
            evictions++;
            String victim = eviction.active().id();
            Long before = displaced.get(List.of(victim, eviction.to()));
            loops += before != null && now - before < TURN ? 1 : 0;
            displaced.put(List.of(eviction.to(), victim), now);
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
