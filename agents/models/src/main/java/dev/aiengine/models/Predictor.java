package dev.aiengine.models;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** A loaded model. Used by one thread at a time; what it holds outside the heap is freed by {@link #close()}. */
public interface Predictor extends AutoCloseable {

    /**
     * Predicts a batch in one pass.
     *
     * @return one prediction per input, in order
     * @throws InvalidInput when an input cannot be read; none of the batch is predicted then
     */
    List<JsonNode> predict(List<JsonNode> inputs);

    @Override
    default void close() {}
}
