package dev.aiengine.admission;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is known of a shape while a plan is made: what is found out for one workload holds for all that are alike. */
final class Fit {
    private final @Nullable Supplier<String> never;
    private boolean full;
    private boolean held;

    private Fit(@Nullable Supplier<String> never) {
        this.never = never;
    }

    static Fit of(Shape shape, Layout layout) {
        long slots = 0;
        boolean type = shape.gpuType() == null;
        Amount largest = Amount.NONE;
        for (int node = 0; node < layout.size(); node++) {
            type |= Objects.equals(layout.node(node).gpuType(), shape.gpuType());
            largest = largest.or(layout.node(node).capacity());
            if (layout.suits(node, shape)) {
                slots += Holds.timesIn(shape.each(), layout.node(node).capacity());
            }
            if (slots >= shape.replicas()) {
                return new Fit(null);
            }
        }
        if (!type) {
            String gpuType = Objects.requireNonNull(shape.gpuType());
            return new Fit(() -> Reasons.noSuchType(gpuType));
        }
        if (slots > 0) {
            long most = slots;
            return new Fit(() -> Reasons.tooManyReplicas(shape.replicas(), most));
        }
        Amount most = largest;
        Resource lack = shape.each().lackIn(most).orElse(Resource.MEMORY);
        return new Fit(() -> Reasons.noNodeLargeEnough(lack, shape.each(), most.of(lack)));
    }

    /** Why it could not start even on an empty cluster, if so; such a one must not hold back those that could. */
    @Nullable
    Supplier<String> never() {
        return never;
    }

    /** There is no room for it; and room only gets less while a plan is made. */
    void fill() {
        full = true;
    }

    boolean isFull() {
        return full;
    }

    /** A node is kept for the first of them, or of others of its kind. */
    void hold() {
        held = true;
    }

    boolean isHeld() {
        return held;
    }
}
