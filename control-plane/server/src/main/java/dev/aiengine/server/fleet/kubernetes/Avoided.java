package dev.aiengine.server.fleet.kubernetes;

import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.AffinityBuilder;
import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps pods off nodes without touching the nodes, which the engine has no right to. */
final class Avoided {
    /** One requirement for each node, because a field takes one value; all of them must be met. */
    static @Nullable Affinity affinity(Set<String> nodes) {
        return nodes.isEmpty()
                ? null
                : new AffinityBuilder()
                        .withNewNodeAffinity()
                        .withNewRequiredDuringSchedulingIgnoredDuringExecution()
                        .addNewNodeSelectorTerm()
                        .withMatchFields(nodes.stream()
                                .sorted()
                                .map(node -> new NodeSelectorRequirement("metadata.name", "NotIn", List.of(node)))
                                .toList())
                        .endNodeSelectorTerm()
                        .endRequiredDuringSchedulingIgnoredDuringExecution()
                        .endNodeAffinity()
                        .build();
    }

    private Avoided() {}
}
