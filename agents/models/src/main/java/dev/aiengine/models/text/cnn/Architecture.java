package dev.aiengine.models.text.cnn;

import dev.aiengine.models.network.Parameter;
import dev.aiengine.models.network.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The shape of a network: embedding, one convolution per width, the maximum over time, dropout, one dense layer.
 *
 * <p>After Kim, <i>Convolutional Neural Networks for Sentence Classification</i>, 2014.
 *
 * @param words size of the vocabulary
 * @param dimensions of a word's vector
 * @param filters per width
 * @param widths in words
 * @param labels number of labels
 */
record Architecture(int words, int dimensions, int filters, List<Integer> widths, int labels) {
    private static final double EMBEDDING_DEVIATION = 0.1;

    static final String EMBEDDING = "embedding";
    static final String DENSE = "dense.weight";
    static final String DENSE_BIAS = "dense.bias";

    static String convolution(int width) {
        return "convolution" + width + ".weight";
    }

    static String convolutionBias(int width) {
        return "convolution" + width + ".bias";
    }

    /** In the order of the layers; how random they start depends on what flows into a layer. */
    List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(Parameter.kernel(EMBEDDING, EMBEDDING_DEVIATION, words, dimensions));
        for (int width : widths) {
            parameters.add(Parameter.kernel(
                    convolution(width), deviation((long) dimensions * width), filters, dimensions, width));
            parameters.add(Parameter.offset(convolutionBias(width), 0, filters));
        }
        parameters.add(Parameter.kernel(DENSE, deviation(features()), labels, features()));
        parameters.add(Parameter.offset(DENSE_BIAS, 0, labels));
        return parameters;
    }

    /** What a training starts from; the vector of padding is zero, and stays so. */
    Weights start(long seed) {
        Weights weights = Weights.start(parameters(), seed);
        Arrays.fill(weights.get(EMBEDDING), 0, dimensions, 0);
        return weights;
    }

    int features() {
        return filters * widths.size();
    }

    /**
     * Padding behind each text. One window of nothing but padding is always seen, so a text's scores do not depend on
     * how long its neighbours in the batch are.
     */
    int padding() {
        return widths.stream().mapToInt(Integer::intValue).max().orElseThrow();
    }

    private static double deviation(long inputs) {
        return Math.sqrt(2.0 / inputs);
    }
}
