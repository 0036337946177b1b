package dev.aiengine.agent.serving;

import dev.aiengine.models.InvalidInput;
import dev.aiengine.models.Predictor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Answers each text with its label. The text {@code bad} is an invalid input and {@code crash} a bug; a closed gate
 * holds every batch back until it is opened.
 */
public final class FakePredictor implements Predictor {
    public final List<Integer> batches = new CopyOnWriteArrayList<>();
    public final Semaphore entered = new Semaphore(0);
    public final CountDownLatch closed = new CountDownLatch(1);
    private final String label;
    private final @Nullable CountDownLatch gate;

    public FakePredictor(String label) {
        this(label, null);
    }

    public FakePredictor(String label, @Nullable CountDownLatch gate) {
        this.label = label;
        this.gate = gate;
    }

    @Override
    public List<JsonNode> predict(List<JsonNode> inputs) {
        batches.add(inputs.size());
        entered.release();
        if (gate != null) {
            await(gate);
        }
        List<JsonNode> predictions = new ArrayList<>();
        for (JsonNode input : inputs) {
            switch (input.asString("")) {
                case "bad" -> throw new InvalidInput("must be good");
                case "crash" -> throw new IllegalStateException("bug");
                default ->
                    predictions.add(JsonNodeFactory.instance
                            .objectNode()
                            .put("label", label)
                            .put("text", input.asString("")));
            }
        }
        return predictions;
    }

    @Override
    public void close() {
        closed.countDown();
    }

    private static void await(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
