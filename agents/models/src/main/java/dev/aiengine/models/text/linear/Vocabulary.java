package dev.aiengine.models.text.linear;

import java.util.Arrays;
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
        return new Vocabulary(frequent(texts, runs, mostColumns(outputs)));
    }

    /**
     * The n-grams of this one, then those of the texts that it has not. Where there is no room for all, its last ones,
     * the rarest, give way to at most a quarter of new ones.
     */
    Vocabulary extended(List<String> texts, boolean runs, int outputs) {
        int most = mostColumns(outputs);
        int[] fresh = Arrays.stream(frequent(texts, runs, most))
                .filter(hash -> column(hash) < 0)
                .toArray();
        int kept = Math.min(hashes.length, Math.max(most - fresh.length, most - most / 4));
        int added = Math.min(fresh.length, most - kept);
        int[] all = Arrays.copyOf(hashes, kept + added);
        System.arraycopy(fresh, 0, all, kept, added);
        return new Vocabulary(all);
    }

    private static int mostColumns(int outputs) {
        return Math.min(MOST_COLUMNS, MOST_WEIGHTS / outputs);
    }

    private static int[] frequent(List<String> texts, boolean runs, int most) {
        DocumentCounts counts = new DocumentCounts();
        Ngrams ngrams = new Ngrams(runs);
        for (int text = 0; text < texts.size(); text++) {
            ngrams.read(texts.get(text));
            counts.add(ngrams.wordHashes(), ngrams.wordHashCount(), text);
            counts.add(ngrams.runHashes(), ngrams.runHashCount(), text);
        }
        int least = 1;
        while (counts.countAtLeast(least) > most && least < 3) {
            least++;
        }
        return counts.frequent(least, most);
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
