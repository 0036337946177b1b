package dev.aiengine.admission;

import dev.aiengine.admission.Active.Yielding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * When each waiting workload is expected to start: plans made one after another, as if time went on to the next
 * expected end and nobody else came. It knows nothing of workloads that nobody knows the length of: what waits for the
 * end of one has no estimate.
 *
 * @param order ids in the order in which they would start, those without an estimate left out
 * @param starts by id, milliseconds of the snapshot's clock
 */
public record Forecast(List<String> order, Map<String, Long> starts) {

    /** Looks ahead for so many plans at most. */
    public static Forecast of(Snapshot snapshot, int plans) {
        Policy policy = snapshot.policy();
        Policy undisturbed = new Policy(policy.aging(), policy.minimumRun(), Integer.MAX_VALUE, 0);
        List<Active> active = new ArrayList<>(snapshot.active().toList());
        Population population = Population.of(snapshot.nodes(), active, policy);
        Backlog waiting = Backlog.of(snapshot.waiting().all().toList(), policy);
        List<String> order = new ArrayList<>();
        Map<String, Long> starts = new HashMap<>();
        long now = snapshot.now();
        for (int round = 0; round < plans && !waiting.isEmpty(); round++) {
            Plan plan = Planner.plan(new Snapshot(population, snapshot.entitlements(), waiting, now, undisturbed));
            for (Plan.Admission admission : plan.admitted()) {
                Waiting one = admission.waiting();
                waiting.remove(one);
                order.add(one.id());
                starts.put(one.id(), now);
                Active running = running(one, admission.nodes(), now);
                active.add(running);
                population.put(running);
            }
            long here = now;
            long next = active.stream().mapToLong(one -> one.endsAt(here)).min().orElse(Long.MAX_VALUE);
            if (next == Long.MAX_VALUE) {
                break;
            }
            active.removeIf(one -> {
                boolean ends = one.endsAt(here) <= next;
                if (ends) {
                    population.remove(one.id());
                }
                return ends;
            });
            now = next;
        }
        return new Forecast(List.copyOf(order), Map.copyOf(starts));
    }

    private static Active running(Waiting waiting, List<String> nodes, long now) {
        return new Active(
                waiting.id(),
                waiting.tenant(),
                waiting.shape(),
                waiting.priority(),
                nodes,
                now,
                waiting.expected(),
                Yielding.AFTER_A_WHILE,
                0,
                false);
    }
}
