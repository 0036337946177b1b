package dev.aiengine.models.network;

import java.util.List;

/**
 * One step of a network: it makes one named value of others. Values are [rows, channels, height, width]; those of
 * {@link GlobalPooling} and {@link Dense} are [rows, features].
 */
public sealed interface Step {

    String output();

    List<String> inputs();

    /** What is added to a convolution: a bias, or what normalisation learns. Each says where it starts. */
    sealed interface Offset {
        record Biased(double start) implements Offset {}

        /** Batch normalisation (Ioffe and Szegedy 2015); a scale of 0 makes a residual block begin as nothing. */
        record Normalised(double scale) implements Offset {}
    }

    record Convolution(String output, String input, int filters, Window window, int dilation, int groups, Offset offset)
            implements Step {
        @Override
        public List<String> inputs() {
            return List.of(input);
        }
    }

    enum Function {
        RELU,
        SILU
    }

    record Activation(String output, String input, Function function) implements Step {
        @Override
        public List<String> inputs() {
            return List.of(input);
        }
    }

    record Sum(String output, String left, String right) implements Step {
        @Override
        public List<String> inputs() {
            return List.of(left, right);
        }
    }

    /** Joins channels. */
    record Concatenation(String output, List<String> inputs) implements Step {}

    enum Pool {
        MAXIMUM,
        AVERAGE
    }

    /** An average counts padding as zeros. */
    record Pooling(String output, String input, Pool pool, Window window) implements Step {
        @Override
        public List<String> inputs() {
            return List.of(input);
        }
    }

    /** The average of each channel. */
    record GlobalPooling(String output, String input) implements Step {
        @Override
        public List<String> inputs() {
            return List.of(input);
        }
    }

    /** Each pixel becomes four. */
    record Upsampling(String output, String input) implements Step {
        @Override
        public List<String> inputs() {
            return List.of(input);
        }
    }

    record Dense(String output, String input, int units) implements Step {
        @Override
        public List<String> inputs() {
            return List.of(input);
        }
    }

    /** Does nothing but in training. */
    record Dropout(String output, String input, double share) implements Step {
        @Override
        public List<String> inputs() {
            return List.of(input);
        }
    }
}
