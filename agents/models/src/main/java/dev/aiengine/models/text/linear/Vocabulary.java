package dev.aiengine.models.text.linear;

import java.util.List;

/** The n-grams a model knows: their hashes, and the column of each. An unknown n-gram has no column. */
final class Vocabulary {
    static final int MOST_COLUMNS = 400_000;

    /** Beyond so many characters of training text, runs of characters cost more time than they are worth. */
    static final long MOST_CHARACTERS_FOR_RUNS = 16_000_000;

    /** Bounds weights held in memory, whatever the number of labels: 32 MB. */
    private static final int MOST_WEIGHTS = 8_000_000;

    private final int[] hashes;
    private final int[] table;
    private final int mask;

    /** Takes distinct hashes, one per column. */
    Vocabulary(int[] hashes) {
        this.hashes = hashes;
        this.mask = Math.max(16, Integer.highestOneBit(Math.max(1, hashes.length)) * 4) - 1;
        this.table = new int[2 * (mask + 1)];
        for (int column = 0; column < hashes.length; column++) {
            int slot = hashes[column] & mask;
            while (table[2 * slot + 1] != 0) {
                slot = (slot + 1) & mask;
            }
            table[2 * slot] = hashes[column];
            table[2 * slot + 1] = column + 1;
        }
    }

    /** All n-grams of the texts, or, where those are too many, the ones that occur in most texts. */
    static Vocabulary of(List<String> texts, boolean runs, int outputs) {
        DocumentCounts counts = new DocumentCounts();
        Ngrams ngrams = new Ngrams(runs);
        for (int text = 0; text < texts.size(); text++) {
            ngrams.read(texts.get(text));
            counts.add(ngrams.wordHashes(), ngrams.wordHashCount(), text);
            counts.add(ngrams.runHashes(), ngrams.runHashCount(), text);
        }
        int most = Math.min(MOST_COLUMNS, MOST_WEIGHTS / outputs);
        int least = 1;
        while (counts.countAtLeast(least) > most && least < 3) {
            least++;
        }
        return new Vocabulary(counts.frequent(least, most));
    }

    int size() {
        return hashes.length;
    }

    int hash(int column) {
        return hashes[column];
    }

    /** The column of an n-gram, -1 if unknown. */
    int column(int hash) {
        int slot = hash & mask;
        while (table[2 * slot + 1] != 0) {
            if (table[2 * slot] == hash) {
                return table[2 * slot + 1] - 1;
            }
            slot = (slot + 1) & mask;
        }
        return -1;
    }
}
