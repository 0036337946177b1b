package dev.aiengine.agent.serving;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** How a model answered one request. */
public sealed interface Outcome {

    /** One prediction per input, in order. */
    record Predicted(List<JsonNode> predictions) implements Outcome {}

    /**
     * The model cannot read an input.
     *
     * @param input index from 0; -1 where only all of them together are refused
     */
    record InvalidAt(int input, String message) implements Outcome {}

    /**
     * A rule refuses an input, or cannot be applied to it.
     *
     * @param input index from 0
     */
    record Rejected(int input, String message) implements Outcome {}

    /** The model failed; the log has the details. */
    record Failed() implements Outcome {}

    /** Nobody waits for the answer any more. */
    record Expired() implements Outcome {}
}
