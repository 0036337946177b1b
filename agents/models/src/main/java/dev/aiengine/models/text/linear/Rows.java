package dev.aiengine.models.text.linear;

import java.util.Arrays;
import java.util.List;

/**
 * Texts as sets of columns, one after the other (compressed sparse rows without values: an n-gram is there or not).
 *
 * @param starts where a row begins in {@code columns}; one more than there are rows
 * @param runStarts where the columns of a row's character runs begin
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Rows(int[] starts, int[] runStarts, int[] columns, int width) {

    static Rows of(List<String> texts, Vocabulary vocabulary, boolean runs) {
        Encoder encoder = new Encoder(vocabulary, runs);
        int[] starts = new int[texts.size() + 1];
        int[] runStarts = new int[texts.size()];
        int[] columns = new int[1024];
        int size = 0;
        for (int row = 0; row < texts.size(); row++) {
            encoder.encode(texts.get(row));
            int end = Math.addExact(size, encoder.count());
            if (columns.length < end) {
                columns = Arrays.copyOf(columns, (int) Math.min(Integer.MAX_VALUE - 8, 2L * end));
            }
            System.arraycopy(encoder.columns(), 0, columns, size, encoder.count());
            runStarts[row] = size + encoder.wordColumns();
            size = end;
            starts[row + 1] = size;
        }
        return new Rows(starts, runStarts, Arrays.copyOf(columns, size), vocabulary.size());
    }

    int size() {
        return runStarts.length;
    }
}
