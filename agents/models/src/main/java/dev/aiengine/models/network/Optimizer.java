package dev.aiengine.models.network;

import java.util.List;
import java.util.stream.Stream;

/** Moves weights down a gradient. Its state is in the open, because a resumed training must go on with it. */
public sealed interface Optimizer permits AdamW, Momentum {

    /** Which one, and how strongly weights decay with each step of rate 1. */
    record Choice(Kind kind, double decay) {
        Optimizer start(List<Parameter> parameters) {
            List<Weights> state = Stream.generate(() -> Weights.zero(parameters))
                    .limit(kind.arrays)
                    .toList();
            return resume(parameters, state, 0);
        }

        Optimizer resume(List<Parameter> parameters, List<Weights> state, int steps) {
            return switch (kind) {
                case ADAM -> new AdamW(parameters, decay, state.get(0), state.get(1), steps);
                case MOMENTUM -> new Momentum(parameters, decay, state.get(0), steps);
            };
        }
    }

    /** The optimizers there are. */
    enum Kind {
        ADAM(2),
        MOMENTUM(1);

        /** Numbers of state per weight. */
        final int arrays;

        Kind(int arrays) {
            this.arrays = arrays;
        }
    }

    void step(Weights weights, Gradients gradients, double rate);

    List<Weights> state();

    int steps();
}
