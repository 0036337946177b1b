package dev.aiengine.console.overview;

import dev.aiengine.contract.fleet.Gpu;
import dev.aiengine.contract.fleet.NodeStatus;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * GPUs of all machines.
 *
 * @param used on which something computes
 * @param busy share of the last moment in which they computed, on average; absent where nobody tells
 */
record Gpus(int all, int used, OptionalDouble busy) {

    static Gpus of(List<NodeStatus> nodes) {
        int all = 0;
        for (NodeStatus node : nodes) {
            int counted = node.capacity() == null ? 0 : node.capacity().gpus();
            all += node.reading() == null
                    ? counted
                    : Math.max(counted, node.reading().gpus().size());
        }
        List<Gpu> read = nodes.stream()
                .filter(node -> !node.stale())
                .map(NodeStatus::reading)
                .filter(Objects::nonNull)
                .flatMap(reading -> reading.gpus().stream())
                .toList();
        int used = (int) read.stream().filter(gpu -> !gpu.processes().isEmpty()).count();
        OptionalDouble busy = read.stream()
                .map(Gpu::utilisation)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .average();
        return new Gpus(all, used, busy);
    }
}
