package dev.aiengine.server.fleet.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiengine.admission.Amount;
import dev.aiengine.admission.Node;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NodeRoomTest {

    @Test
    void aNodeHasWhatItAllocatesLessWhatOthersUse() {
        List<Node> nodes =
                room().of(List.of(node("gpu-1", "", "True")), Map.of("gpu-1", new Amount(1, 1_500, 1L << 30)));

        assertThat(nodes)
                .containsExactly(
                        new Node("gpu-1", "NVIDIA-H100-80GB-HBM3", new Amount(7, 30_420, (64L << 30) - (1L << 30))));
    }

    @Test
    void moreInUseThanThereIsIsNothingAndNotLess() {
        assertThat(room().of(List.of(node("gpu-1", "", "True")), Map.of("gpu-1", new Amount(9, 99_000, 1L << 50))))
                .extracting(Node::capacity)
                .containsExactly(Amount.NONE);
    }

    @Test
    void nodesThatAreNotReadyOrCordonedAreLeftOut() {
        assertThat(room().of(
                                List.of(
                                        node("unready", "", "Unknown"),
                                        node("cordoned", "unschedulable: true", "True"),
                                        node("good", "", "True")),
                                Map.of()))
                .extracting(Node::name)
                .containsExactly("good");
    }

    @Test
    void aTaintKeepsAgentsOffUnlessTheyTolerateIt() {
        String tainted = "taints: [{key: nvidia.com/gpu, value: present, effect: NoSchedule}]";
        var nodes = List.of(node("gpu-1", tainted, "True"));

        assertThat(room().of(nodes, Map.of())).isEmpty();
        assertThat(room("tolerations[0].key", "nvidia.com/gpu").of(nodes, Map.of()))
                .hasSize(1);
        assertThat(room("tolerations[0].key", "nvidia.com/gpu", "tolerations[0].value", "absent")
                        .of(nodes, Map.of()))
                .isEmpty();
        assertThat(room().of(
                                List.of(node("gpu-1", "taints: [{key: slow, effect: PreferNoSchedule}]", "True")),
                                Map.of()))
                .hasSize(1);
    }

    @Test
    void onlyNodesOfTheSelectorCount() {
        var nodes = List.of(node("gpu-1", "", "True"));

        assertThat(room("node-selector[pool]", "training").of(nodes, Map.of())).hasSize(1);
        assertThat(room("node-selector[pool]", "web").of(nodes, Map.of())).isEmpty();
    }

    @Test
    void partsOfGpusAreCountedByTheirOwnName() {
        assertThat(room("gpu-resource", "nvidia.com/mig-1g.10gb")
                        .of(List.of(node("gpu-1", "", "True")), Map.of())
                        .getFirst()
                        .capacity()
                        .gpus())
                .isEqualTo(14);
    }

    private static NodeRoom room(String... settings) {
        return new NodeRoom(Workloads.settings(settings));
    }

    private static io.fabric8.kubernetes.api.model.Node node(String name, String spec, String ready) {
        return Serialization.unmarshal("""
                apiVersion: v1
                kind: Node
                metadata:
                  name: %s
                  labels: {pool: training, nvidia.com/gpu.product: NVIDIA-H100-80GB-HBM3}
                spec:
                  podCIDR: 10.0.0.0/24
                  %s
                status:
                  allocatable: {cpu: 31920m, memory: 64Gi, nvidia.com/gpu: "8", nvidia.com/mig-1g.10gb: "14"}
                  conditions:
                  - {type: MemoryPressure, status: "False"}
                  - {type: Ready, status: "%s"}
                """.formatted(name, spec, ready), io.fabric8.kubernetes.api.model.Node.class);
    }
}
