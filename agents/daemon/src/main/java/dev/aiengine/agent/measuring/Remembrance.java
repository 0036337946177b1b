package dev.aiengine.agent.measuring;

import dev.aiengine.contract.agent.Measured.Remembered;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Predictions that feedback may come to: the first so many of each window, so that a busy agent tells a sample. */
public final class Remembrance {
    /** Predictions of requests with more inputs are not remembered. */
    static final int MOST_INPUTS = 16;

    static final int LONGEST_LABEL = 200;

    private final int perWindow;
    private final AtomicInteger left;
    private final ConcurrentLinkedQueue<Remembered> remembered = new ConcurrentLinkedQueue<>();

    /** @param perWindow 0 remembers nothing */
    public Remembrance(int perWindow) {
        this.perWindow = perWindow;
        this.left = new AtomicInteger(perWindow);
    }

    /** Costs nothing but a look where the window is full. */
    public void consider(String id, Meter meter, List<JsonNode> predictions) {
        if (left.getPlain() <= 0 || predictions.size() > MOST_INPUTS) {
            return;
        }
        List<Object> predicted = new ArrayList<>(predictions.size());
        for (JsonNode prediction : predictions) {
            Object said = said(prediction);
            if (said == null) {
                return;
            }
            predicted.add(said);
        }
        if (left.getAndDecrement() > 0) {
            remembered.add(new Remembered(id, meter.endpoint(), meter.model(), meter.version(), predicted));
        }
    }

    /** A label or a number; what else a prediction may be has no single truth to compare it with. */
    private static @Nullable Object said(JsonNode prediction) {
        JsonNode label = prediction.get("label");
        if (label != null && label.isString() && label.stringValue().length() <= LONGEST_LABEL) {
            return label.stringValue();
        }
        for (String name : List.of("value", "rating")) {
            JsonNode number = prediction.get(name);
            if (number != null && number.isNumber()) {
                return number.doubleValue();
            }
        }
        return null;
    }

    /** Those of the window that ends. */
    List<Remembered> take() {
        List<Remembered> taken = new ArrayList<>();
        for (Remembered next = remembered.poll(); next != null; next = remembered.poll()) {
            taken.add(next);
        }
        left.set(perWindow);
        return taken;
    }
}
