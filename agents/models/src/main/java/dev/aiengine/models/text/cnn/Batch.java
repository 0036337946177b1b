package dev.aiengine.models.text.cnn;

import java.util.Arrays;
import java.util.List;

/** Encoded texts of one step, padded to one length. */
final class Batch {
    private final int[] tokens;
    private final int rows;
    private final int length;

    private Batch(int[] tokens, int rows, int length) {
        this.tokens = tokens;
        this.rows = rows;
        this.length = length;
    }

    /** @param padding behind the longest text, see {@link Architecture#padding()} */
    static Batch of(List<int[]> texts, int padding) {
        int length =
                padding + texts.stream().mapToInt(text -> text.length).max().orElse(0);
        int[] tokens = new int[texts.size() * length];
        for (int row = 0; row < texts.size(); row++) {
            int[] text = texts.get(row);
            System.arraycopy(text, 0, tokens, row * length, text.length);
        }
        return new Batch(tokens, texts.size(), length);
    }

    /** Row by row. */
    int[] tokens() {
        return tokens;
    }

    int rows() {
        return rows;
    }

    /** Of every row. */
    int length() {
        return length;
    }

    /** The different words of the batch, in the order of their numbers. */
    int[] words() {
        return Arrays.stream(tokens).sorted().distinct().toArray();
    }
}
