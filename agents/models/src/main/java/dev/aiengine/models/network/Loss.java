package dev.aiengine.models.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/** How wrong a network's answers are: one number, differentiable. */
@FunctionalInterface
public interface Loss {

    /**
     * Compares answers with what was expected of them.
     *
     * @param outputs by name
     * @param staging lends arrays to PyTorch; names that begin with {@code "loss"} are free
     * @param manager owner of what is made; closed after the step
     */
    NDArray of(Named<NDArray> outputs, Staging staging, NDManager manager);
}
