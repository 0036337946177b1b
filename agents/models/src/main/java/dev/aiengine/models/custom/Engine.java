package dev.aiengine.models.custom;

import dev.aiengine.models.tensor.NamedTensor;
import dev.aiengine.models.tensor.Tensor;
import java.util.List;

/** What runs an imported file. Used by one thread at a time. */
interface Engine extends AutoCloseable {

    /**
     * Computes one call.
     *
     * @param inputs in the order of the signature
     * @throws dev.aiengine.models.tensor.ModelFailure when the model fails on them
     */
    List<NamedTensor> run(List<Tensor> inputs);

    @Override
    void close();
}
