package dev.aiengine.agent.serving;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** The inputs of one request on their way through a model; they stay together in one batch. */
public final class Ask {
    final List<JsonNode> inputs;
    final long deadline;
    final Reply reply;
    Outcome outcome = new Outcome.Failed();

    /**
     * Inputs with a deadline.
     *
     * @param deadline in the nanoseconds of the worker's time
     */
    public Ask(List<JsonNode> inputs, long deadline, Reply reply) {
        this.inputs = inputs;
        this.deadline = deadline;
        this.reply = reply;
    }

    boolean worthwhile(long now) {
        return now - deadline < 0 && reply.wanted();
    }
}
