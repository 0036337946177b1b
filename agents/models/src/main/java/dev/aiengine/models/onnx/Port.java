package dev.aiengine.models.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.TensorInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An input or output as a model declares it.
 *
 * @param type absent where it is none of ours
 * @param shape -1 for an axis of any size; empty where it is no tensor
 */
public record Port(String name, @Nullable ElementType type, List<Long> shape) {

    static List<Port> of(Map<String, NodeInfo> nodes) {
        return nodes.values().stream().map(Port::of).toList();
    }

    private static Port of(NodeInfo node) {
        if (!(node.getInfo() instanceof TensorInfo tensor)) {
            return new Port(node.getName(), null, List.of());
        }
        ElementType type = Arrays.stream(ElementType.values())
                .filter(known -> known.runtime == tensor.type)
                .findFirst()
                .orElse(null);
        return new Port(
                node.getName(), type, Arrays.stream(tensor.getShape()).boxed().toList());
    }
}
