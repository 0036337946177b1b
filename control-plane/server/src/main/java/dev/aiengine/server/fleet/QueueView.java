package dev.aiengine.server.fleet;

import dev.aiengine.admission.Amount;
import dev.aiengine.admission.Forecast;
import dev.aiengine.admission.Node;
import dev.aiengine.admission.Plan;
import dev.aiengine.admission.Planner;
import dev.aiengine.admission.Snapshot;
import dev.aiengine.admission.Waiting;
import dev.aiengine.contract.fleet.QueueAnswer;
import dev.aiengine.contract.fleet.QueueEntry;
import dev.aiengine.contract.fleet.QueueQuestion;
import dev.aiengine.contract.tenancy.Quota;
import dev.aiengine.contract.tenancy.Tenant;
import dev.aiengine.server.fleet.Workload.State;
import dev.aiengine.server.tenancy.Tenants;
import dev.aiengine.server.web.ApiException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The queue as people see it: who is next, why the rest waits, and what would be if. */
@Component
class QueueView {
    /** How many ends of workloads an estimate looks beyond. */
    private static final int LOOKS_AHEAD = 200;

    private static final Forecast NOTHING = new Forecast(List.of(), Map.of());

    private final WorkloadStore store;
    private final OpenNodes nodes;
    private final Tenants tenants;
    private final Snapshots snapshots;
    private final Fleet fleet;
    private Estimate last = new Estimate(Instant.MIN, NOTHING);

    QueueView(WorkloadStore store, OpenNodes nodes, Tenants tenants, Snapshots snapshots, Fleet fleet) {
        this.store = store;
        this.nodes = nodes;
        this.tenants = tenants;
        this.snapshots = snapshots;
        this.fleet = fleet;
    }

    /** Everything that waits, in the order in which it is expected to start. */
    List<QueueEntry> entries() {
        List<Workload> unfinished = store.unfinished();
        Forecast forecast = forecast(unfinished);
        List<Workload> waiting = inOrder(unfinished, forecast);
        return IntStream.range(0, waiting.size())
                .mapToObj(place -> entry(waiting.get(place), place + 1, forecast))
                .toList();
    }

    /** An estimate as of a look of the loop. */
    private record Estimate(Instant look, Forecast forecast) {}

    /** Many plans, so made once for all who ask between two looks; nobody can tell while the cluster is away. */
    private synchronized Forecast forecast(List<Workload> unfinished) {
        Instant look = fleet.lastLook();
        if (!look.equals(last.look())) {
            last = new Estimate(look, estimate(unfinished));
        }
        return last.forecast();
    }

    private Forecast estimate(List<Workload> unfinished) {
        try {
            return Forecast.of(snapshots.of(nodes.found().nodes(), quotas(), unfinished), LOOKS_AHEAD);
        } catch (ClusterUnavailable e) {
            return NOTHING;
        }
    }

    /** What the next look at the queue would do with other quotas or other nodes; nothing is done. */
    QueueAnswer answer(QueueQuestion question) {
        Map<String, Quota> quotas = quotas();
        if (question.quotas() != null) {
            check(question.quotas().keySet(), quotas.keySet());
            quotas.putAll(question.quotas());
        }
        List<Node> machines = question.nodes() == null
                ? nodes()
                : question.nodes().stream().map(QueueView::node).toList();
        List<Workload> unfinished = store.unfinished();
        Snapshot snapshot = snapshots.of(machines, quotas, unfinished);
        Plan plan = Planner.plan(snapshot);
        Set<String> now = plan.admitted().stream()
                .map(admission -> admission.waiting().id())
                .collect(Collectors.toSet());
        Forecast forecast = Forecast.of(snapshot, LOOKS_AHEAD);
        return new QueueAnswer(
                inOrder(unfinished, forecast).stream()
                        .map(waiting -> start(waiting, now.contains(waiting.id()), plan, forecast))
                        .toList(),
                plan.evicted().stream()
                        .map(eviction -> new QueueAnswer.GivesWay(
                                eviction.active().id(), eviction.active().tenant(), eviction.to(), eviction.reason()))
                        .toList());
    }

    private QueueAnswer.Start start(Workload waiting, boolean now, Plan plan, Forecast forecast) {
        Waiting one = snapshots.waiting(waiting);
        return new QueueAnswer.Start(
                waiting.id(), waiting.tenant(), now, now ? null : plan.reason(one), startsAt(waiting, forecast));
    }

    private QueueEntry entry(Workload waiting, int position, Forecast forecast) {
        return new QueueEntry(
                waiting.id(),
                waiting.tenant(),
                waiting.kind().name(),
                waiting.priority(),
                position,
                Objects.requireNonNullElse(fleet.waitsFor(waiting.id()), "is looked at in a moment"),
                waiting.queuedAt(),
                startsAt(waiting, forecast));
    }

    private static @Nullable Instant startsAt(Workload waiting, Forecast forecast) {
        Long at = forecast.starts().get(waiting.id());
        return at == null ? null : Instant.ofEpochMilli(at);
    }

    /** Those without an estimate come last, in the order they came. */
    private static List<Workload> inOrder(List<Workload> unfinished, Forecast forecast) {
        Map<String, Integer> places = new HashMap<>();
        forecast.order().forEach(id -> places.put(id, places.size()));
        return unfinished.stream()
                .filter(workload -> workload.state() == State.QUEUED)
                .sorted(Comparator.comparingInt(
                                (Workload workload) -> places.getOrDefault(workload.id(), Integer.MAX_VALUE))
                        .thenComparing(Workload::queuedAt)
                        .thenComparing(Workload::id))
                .toList();
    }

    private List<Node> nodes() {
        try {
            return nodes.found().nodes();
        } catch (ClusterUnavailable e) {
            throw ApiException.unavailable(e.sentence(), Duration.ofSeconds(10));
        }
    }

    private Map<String, Quota> quotas() {
        return tenants.all().stream()
                .collect(Collectors.toMap(Tenant::name, Tenant::quota, (one, other) -> other, HashMap::new));
    }

    private static void check(Set<String> asked, Set<String> known) {
        asked.stream().filter(tenant -> !known.contains(tenant)).findFirst().ifPresent(tenant -> {
            throw ApiException.invalid("quotas." + tenant, "is not a tenant");
        });
    }

    private static Node node(QueueQuestion.Machine machine) {
        return new Node(
                machine.name(),
                machine.gpuType(),
                new Amount(machine.gpus(), Math.round(machine.cpus() * 1_000), machine.memory()));
    }
}
