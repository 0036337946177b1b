package dev.aiengine.server.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiengine.admission.Amount;
import dev.aiengine.admission.Node;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenNodesTest {
    private static final List<Node> ONE = List.of(new Node("z", null, new Amount(1, 1, 1)));

    @Test
    void aReasonTellsOfDrainedNodesOnlyWhereThereAreSome() {
        assertThat(new OpenNodes.Found(ONE, List.of()).reason("waits")).isEqualTo("waits");
        assertThat(new OpenNodes.Found(ONE, List.of("a", "b")).reason("waits"))
                .isEqualTo("waits; drained nodes are not counted: a, b");
    }

    @Test
    void ofManyDrainedNodesThreeAreNamed() {
        assertThat(new OpenNodes.Found(ONE, List.of("a", "b", "c", "d", "e")).reason("waits"))
                .isEqualTo("waits; drained nodes are not counted: a, b, c and 2 more");
    }

    @Test
    void whereAllAreDrainedNothingElseIsTheReason() {
        assertThat(new OpenNodes.Found(List.of(), List.of("a")).reason("needs a node with 1.0 CPUs"))
                .isEqualTo("waits until a node takes workloads again; drained: a");
    }
}
