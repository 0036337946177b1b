package dev.aiengine.server.fleet.kubernetes;

import dev.aiengine.admission.Amount;
import dev.aiengine.admission.Node;
import dev.aiengine.server.fleet.kubernetes.KubernetesProperties.Tolerated;
import io.fabric8.kubernetes.api.model.Taint;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the cluster's nodes have for agents: those that are ready and would take one, less what others use of them. */
final class NodeRoom {
    private final KubernetesProperties properties;

    NodeRoom(KubernetesProperties properties) {
        this.properties = properties;
    }

    /**
     * The nodes in the order of their names.
     *
     * @param others requests by node of all pods that are not this engine's
     */
    List<Node> of(Collection<io.fabric8.kubernetes.api.model.Node> nodes, Map<String, Amount> others) {
        return nodes.stream()
                .filter(this::takesAgents)
                .map(node -> room(node, others.getOrDefault(node.getMetadata().getName(), Amount.NONE)))
                .sorted(Comparator.comparing(Node::name))
                .toList();
    }

    static boolean ready(io.fabric8.kubernetes.api.model.Node node) {
        return node.getStatus() != null
                && node.getStatus().getConditions().stream()
                        .anyMatch(condition -> condition.getType().equals("Ready")
                                && condition.getStatus().equals("True"));
    }

    private boolean takesAgents(io.fabric8.kubernetes.api.model.Node node) {
        Map<String, String> labels =
                Objects.requireNonNullElse(node.getMetadata().getLabels(), Map.of());
        return ready(node)
                && !Boolean.TRUE.equals(node.getSpec().getUnschedulable())
                && labels.entrySet().containsAll(properties.nodeSelector().entrySet())
                && node.getSpec().getTaints().stream().allMatch(this::putsUpWith);
    }

    private boolean putsUpWith(Taint taint) {
        return taint.getEffect().equals("PreferNoSchedule")
                || properties.tolerations().stream().anyMatch(tolerated -> covers(tolerated, taint));
    }

    private static boolean covers(Tolerated tolerated, Taint taint) {
        return tolerated.key().equals(taint.getKey())
                && (tolerated.value() == null
                        || tolerated.value().equals(Objects.requireNonNullElse(taint.getValue(), "")))
                && (tolerated.effect() == null || tolerated.effect().equals(taint.getEffect()));
    }

    private Node room(io.fabric8.kubernetes.api.model.Node node, Amount others) {
        Amount free = Quantities.amount(node.getStatus().getAllocatable(), properties.gpuResource())
                .minus(others)
                .or(Amount.NONE);
        Map<String, String> labels = node.getMetadata().getLabels();
        return new Node(node.getMetadata().getName(), labels == null ? null : labels.get(properties.gpuLabel()), free);
    }
}
