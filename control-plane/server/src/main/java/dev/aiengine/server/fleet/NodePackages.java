package dev.aiengine.server.fleet;

import dev.aiengine.contract.agent.Mirror;
import dev.aiengine.contract.agent.NodeState;
import dev.aiengine.contract.agent.NodeState.Reader;
import dev.aiengine.contract.agent.NodeState.Wanted;
import dev.aiengine.server.fleet.Workload.Kind;
import dev.aiengine.server.fleet.Workload.State;
import dev.aiengine.server.web.Digest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which model packages a machine should have at hand for the serving agents on it, and who may read them there. */
@Component
class NodePackages {
    private final WorkloadStore store;
    private final WorkloadChanges changes;
    private final Places places;
    private final NodeReadings readings;
    private final Fleet fleet;
    private final Tokens tokens;
    private Serving last = new Serving(Instant.MIN, Map.of());

    NodePackages(
            WorkloadStore store,
            WorkloadChanges changes,
            Places places,
            NodeReadings readings,
            Fleet fleet,
            Tokens tokens) {
        this.store = store;
        this.changes = changes;
        this.places = places;
        this.readings = readings;
        this.fleet = fleet;
        this.tokens = tokens;
    }

    /** Those of agents that are still starting come first: nobody waits for what others hold already. */
    NodeState of(String node) {
        List<Workload> serving = serving().getOrDefault(node, List.of());
        List<Wanted> wanted = serving.stream()
                .flatMap(workload -> changes.owner(workload).packages(workload).stream())
                .distinct()
                .toList();
        List<Reader> readers = serving.stream()
                .map(Workload::tenant)
                .distinct()
                .map(tenant -> new Reader(tenant, Digest.sha256(tokens.ofMirror(node, tenant))))
                .toList();
        return new NodeState(wanted, readers);
    }

    /** Serving workloads by machine, as of a look of the loop. */
    private record Serving(Instant look, Map<String, List<Workload>> byNode) {}

    /** Looked up once for all machines that ask between two looks. */
    private synchronized Map<String, List<Workload>> serving() {
        Instant look = fleet.lastLook();
        if (!look.equals(last.look())) {
            Map<String, List<Workload>> byNode = new HashMap<>();
            store.unfinished().stream()
                    .filter(workload -> workload.kind() == Kind.SERVE && workload.active())
                    .sorted(Comparator.comparing(workload -> workload.state() == State.RUNNING))
                    .forEach(workload -> places.of(workload)
                            .ifPresent(node -> byNode.computeIfAbsent(node, name -> new ArrayList<>())
                                    .add(workload)));
            last = new Serving(look, byNode);
        }
        return last.byNode();
    }

    boolean wants(String node, String tenant, String sha256) {
        return of(node).packages().stream()
                .anyMatch(one -> one.tenant().equals(tenant) && one.sha256().equals(sha256));
    }

    /** Where a serving agent finds its packages nearer, where the daemon of its machine was heard lately. */
    Optional<Mirror> mirror(Workload workload, String node) {
        return workload.kind() != Kind.SERVE
                ? Optional.empty()
                : readings.of(node)
                        .filter(heard -> heard.heartbeat().address() != null && !readings.isStale(heard.at()))
                        .map(heard -> new Mirror(
                                heard.heartbeat().address() + "/packages/" + workload.tenant(),
                                tokens.ofMirror(node, workload.tenant())));
    }
}
