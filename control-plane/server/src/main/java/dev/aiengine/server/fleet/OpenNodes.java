package dev.aiengine.server.fleet;

import dev.aiengine.admission.Node;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The machines that take workloads: the cluster's, without those that are drained. */
@Component
class OpenNodes {
    private final Cluster cluster;
    private final DrainStore drains;
    private final Tokens tokens;

    OpenNodes(Cluster cluster, DrainStore drains, Tokens tokens) {
        this.cluster = cluster;
        this.drains = drains;
        this.tokens = tokens;
    }

    /**
     * What there is at one moment.
     *
     * @param drained machines of the cluster that are left out
     */
    record Found(List<Node> nodes, List<String> drained) {
        private static final int NAMED = 3;

        /** Why a workload waits, with what the queue does not know. */
        String reason(String reason) {
            if (drained.isEmpty()) {
                return reason;
            }
            String names = String.join(", ", drained.subList(0, Math.min(NAMED, drained.size())));
            int more = drained.size() - NAMED;
            String drainedOnes = names + (more > 0 ? " and " + more + " more" : "");
            return nodes.isEmpty()
                    ? "waits until a node takes workloads again; drained: " + drainedOnes
                    : reason + "; drained nodes are not counted: " + drainedOnes;
        }
    }

    Found found() {
        return without(drained());
    }

    /** The same, once the cluster knows what it must know before anything is launched. */
    Found prepared() {
        Set<String> drained = drained();
        Found found = without(drained);
        cluster.avoid(drained);
        cluster.keepDaemons(tokens.ofNodes());
        return found;
    }

    private Found without(Set<String> drained) {
        Map<Boolean, List<Node>> nodes =
                cluster.nodes().stream().collect(Collectors.partitioningBy(node -> drained.contains(node.name())));
        return new Found(
                nodes.getOrDefault(false, List.of()),
                nodes.getOrDefault(true, List.of()).stream().map(Node::name).toList());
    }

    private Set<String> drained() {
        return drains.all().stream().map(Drain::node).collect(Collectors.toSet());
    }
}
