package dev.aiengine.models.text.linear;

/** Turns texts into the distinct columns of their known n-grams. For one thread; the arrays are reused. */
final class Encoder {
    private final Vocabulary vocabulary;
    private final Ngrams ngrams;
    private final int[] seenIn;
    private int text;

    private int[] columns = new int[256];
    private int count;
    private int wordColumns;
    private int unknownWords;

    Encoder(Vocabulary vocabulary, boolean runs) {
        this.vocabulary = vocabulary;
        this.ngrams = new Ngrams(runs);
        this.seenIn = new int[vocabulary.size()];
    }

    void encode(String string) {
        ngrams.read(string);
        text++;
        count = 0;
        int most = ngrams.wordHashCount() + ngrams.runHashCount();
        if (columns.length < most) {
            columns = new int[2 * most];
        }
        int words = ngrams.words();
        unknownWords = words - add(ngrams.wordHashes(), 0, words);
        add(ngrams.wordHashes(), words, ngrams.wordHashCount());
        wordColumns = count;
        add(ngrams.runHashes(), 0, ngrams.runHashCount());
    }

    /** Columns of words and pairs from 0 to {@link #wordColumns()}, of runs from there to {@link #count()}. */
    int[] columns() {
        return columns;
    }

    int wordColumns() {
        return wordColumns;
    }

    int count() {
        return count;
    }

    int words() {
        return ngrams.words();
    }

    int unknownWords() {
        return unknownWords;
    }

    /** Adds what is new and returns how many were known. */
    private int add(int[] hashes, int from, int to) {
        int known = 0;
        for (int i = from; i < to; i++) {
            int column = vocabulary.column(hashes[i]);
            if (column >= 0) {
                known++;
                if (seenIn[column] != text) {
                    seenIn[column] = text;
                    columns[count++] = column;
                }
            }
        }
        return known;
    }
}
