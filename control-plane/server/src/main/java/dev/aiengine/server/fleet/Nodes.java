package dev.aiengine.server.fleet;

import dev.aiengine.admission.Node;
import dev.aiengine.contract.fleet.NodeStatus;
import dev.aiengine.server.web.ApiException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The machines as people see them: all that the cluster has, were heard, are drained or have workloads. */
@Component
public class Nodes {
    private final Cluster cluster;
    private final NodeReadings readings;
    private final DrainStore drains;
    private final WorkloadStore workloads;
    private final Places places;

    Nodes(Cluster cluster, NodeReadings readings, DrainStore drains, WorkloadStore workloads, Places places) {
        this.cluster = cluster;
        this.readings = readings;
        this.drains = drains;
        this.workloads = workloads;
        this.places = places;
    }

    /** In the order of their names; without capacities while the cluster cannot be asked. */
    List<NodeStatus> all() {
        Map<String, Node> open = capacities();
        Map<String, Drain> drained = drains.all().stream().collect(Collectors.toMap(Drain::node, Function.identity()));
        Map<String, NodeReadings.Heard> heard =
                readings.heard().stream().collect(Collectors.toMap(NodeReadings.Heard::node, Function.identity()));
        Map<String, List<String>> running = running();
        TreeSet<String> names = new TreeSet<>(open.keySet());
        names.addAll(drained.keySet());
        names.addAll(heard.keySet());
        names.addAll(running.keySet());
        return names.stream()
                .map(name -> status(
                        name,
                        open.get(name),
                        drained.get(name),
                        heard.get(name),
                        running.getOrDefault(name, List.of())))
                .toList();
    }

    /** Whether there is, or lately was, such a machine. */
    public boolean isKnown(String name) {
        if (readings.of(name).isPresent() || running().containsKey(name)) {
            return true;
        }
        try {
            return cluster.nodes().stream().anyMatch(node -> node.name().equals(name));
        } catch (ClusterUnavailable e) {
            throw ApiException.unavailable(e.sentence(), Duration.ofSeconds(10));
        }
    }

    /** Ids of what runs or starts on a machine. */
    List<String> workloadsOn(String name) {
        return running().getOrDefault(name, List.of());
    }

    private NodeStatus status(
            String name,
            @Nullable Node open,
            @Nullable Drain drain,
            NodeReadings.@Nullable Heard heard,
            List<String> running) {
        return new NodeStatus(
                name,
                open == null ? null : capacity(open),
                running,
                drain == null ? null : drain.since(),
                drain == null ? null : drain.actor(),
                heard != null && readings.isStale(heard.at()),
                heard == null ? null : heard.at(),
                heard == null ? null : heard.heartbeat().reading(),
                heard == null ? null : heard.heartbeat().cache());
    }

    private static NodeStatus.Capacity capacity(Node node) {
        return new NodeStatus.Capacity(
                Math.toIntExact(node.capacity().gpus()),
                node.gpuType(),
                node.capacity().millicpus() / 1_000.0,
                node.capacity().memory());
    }

    private Map<String, Node> capacities() {
        try {
            return cluster.nodes().stream()
                    .collect(Collectors.toMap(Node::name, Function.identity(), (one, two) -> one));
        } catch (ClusterUnavailable e) {
            return Map.of();
        }
    }

    private Map<String, List<String>> running() {
        Map<String, List<String>> byNode = new HashMap<>();
        for (Workload workload : workloads.unfinished()) {
            Optional<String> place = workload.active() ? places.of(workload) : Optional.empty();
            place.ifPresent(node ->
                    byNode.computeIfAbsent(node, name -> new ArrayList<>()).add(workload.id()));
        }
        return byNode;
    }
}
