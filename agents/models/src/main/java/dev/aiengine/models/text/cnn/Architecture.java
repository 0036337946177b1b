package dev.aiengine.models.text.cnn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

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
    static final String EMBEDDING = "embedding";
    static final String DENSE = "dense.weight";
    static final String DENSE_BIAS = "dense.bias";

    static String convolution(int width) {
        return "convolution" + width + ".weight";
    }

    static String convolutionBias(int width) {
        return "convolution" + width + ".bias";
    }

    /** Names and shapes of the weights, in the order of the layers. */
    SequencedMap<String, long[]> shapes() {
        SequencedMap<String, long[]> shapes = new LinkedHashMap<>();
        shapes.put(EMBEDDING, new long[] {words, dimensions});
        for (int width : widths) {
            shapes.put(convolution(width), new long[] {filters, dimensions, width});
            shapes.put(convolutionBias(width), new long[] {filters});
        }
        shapes.put(DENSE, new long[] {labels, features()});
        shapes.put(DENSE_BIAS, new long[] {labels});
        return shapes;
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
}
