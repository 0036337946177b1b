package dev.aiengine.models.text.encoder;

import java.util.Arrays;
import java.util.List;

/**
 * Texts of one pass, padded to one length; the mask tells tokens from padding.
 *
 * @param ids row by row
 * @param length of every row
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record TokenBatch(long[] ids, long[] mask, long[] types, int rows, int length) {

    static TokenBatch of(List<Tokens> texts) {
        int length = texts.stream().mapToInt(Tokens::length).max().orElse(0);
        long[] ids = new long[texts.size() * length];
        long[] mask = new long[ids.length];
        long[] types = new long[ids.length];
        for (int row = 0; row < texts.size(); row++) {
            Tokens text = texts.get(row);
            System.arraycopy(text.ids(), 0, ids, row * length, text.length());
            System.arraycopy(text.types(), 0, types, row * length, text.length());
            Arrays.fill(mask, row * length, row * length + text.length(), 1);
        }
        return new TokenBatch(ids, mask, types, texts.size(), length);
    }

    long[] shape() {
        return new long[] {rows, length};
    }
}
