package dev.aiengine.models.custom;

import dev.aiengine.contract.signature.TensorSpec;
import dev.aiengine.contract.signature.TensorType;
import dev.aiengine.models.Untrainable;
import dev.aiengine.models.torchscript.TorchScript;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds out what a TorchScript module takes, which its file does not say, where that is one tensor: shapes that its
 * first weights could go with are tried.
 */
final class Discovery {
    private static final String NAME = "input";

    static List<TensorSpec> inputs(TorchScript module, Engine engine) {
        for (TensorSpec candidate : candidates(module.parameterShapes())) {
            try {
                Trial.of(engine, List.of(candidate));
                return List.of(candidate);
            } catch (Untrainable e) {
                // The next one may fit
            }
        }
        throw new Untrainable(
                "what the module takes cannot be found out by trying one tensor: send its signature along,"
                        + " such as {\"inputs\": [{\"name\": \"x\", \"type\": \"float\", \"shape\": [-1, 4]}]}");
    }

    /** In the order they are tried. */
    private static List<TensorSpec> candidates(List<long[]> parameters) {
        List<TensorSpec> candidates = new ArrayList<>();
        parameters.stream().filter(shape -> shape.length > 1).findFirst().ifPresent(shape -> {
            List<Long> taken = new ArrayList<>(List.of(TensorSpec.ANY, shape[1]));
            for (int axis = 2; axis < shape.length; axis++) {
                taken.add(TensorSpec.ANY);
            }
            candidates.add(new TensorSpec(NAME, TensorType.FLOAT, taken));
        });
        candidates.add(new TensorSpec(NAME, TensorType.FLOAT, List.of(TensorSpec.ANY)));
        candidates.add(new TensorSpec(NAME, TensorType.INT64, List.of(TensorSpec.ANY, TensorSpec.ANY)));
        return candidates;
    }

    private Discovery() {}
}
