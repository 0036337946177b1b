package dev.aiengine.rules;

import java.time.Duration;
import java.util.function.LongSupplier;

/** The time that the rules of one request may take on one side of the model, for all of its inputs together. */
public final class RuleTime {
    public static final Duration MOST = Duration.ofSeconds(1);

    private final LongSupplier nanoTime;
    private final long begun;

    /** Time that begins now. */
    public RuleTime(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.begun = nanoTime.getAsLong();
    }

    void requireLeft(String rule) {
        if (nanoTime.getAsLong() - begun > MOST.toNanos()) {
            throw new Rejected("rule " + rule + " cannot be applied: the rules of this request have taken more than "
                    + MOST.toMillis() + " ms in all; send fewer inputs at once, or simplify the rules");
        }
    }
}
