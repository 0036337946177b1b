package dev.aiengine.models.text.linear;

import java.util.Arrays;

/**
 * In how many texts each n-gram occurs, by its hash: an open-addressing table of (hash, texts, last text). When it is
 * full of n-grams seen once, those are forgotten, so that a large corpus cannot exhaust the memory.
 */
final class DocumentCounts {
    private static final int MOST_ENTRIES = 6_000_000;
    private static final int STRIDE = 3;

    private int[] table = new int[STRIDE << 16];
    private int mask = (1 << 16) - 1;
    private int entries;

    /** Counts the n-grams of one text; texts are numbered from 0 and come in order. */
    void add(int[] hashes, int count, int text) {
        for (int i = 0; i < count; i++) {
            add(hashes[i], text);
        }
    }

    int size() {
        return entries;
    }

    /** Hashes that occur in at least so many texts, the most frequent first, at most {@code most} of them. */
    int[] frequent(int least, int most) {
        long[] order = new long[entries];
        int found = 0;
        for (int at = 0; at < table.length; at += STRIDE) {
            if (table[at + 1] >= least) {
                // Sorts by falling count, then by hash
                order[found++] = ((long) -table[at + 1] << 32) | (table[at] & 0xFFFFFFFFL);
            }
        }
        Arrays.sort(order, 0, found);
        int[] hashes = new int[Math.min(found, most)];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = (int) order[i];
        }
        return hashes;
    }

    int countAtLeast(int least) {
        int found = 0;
        for (int at = 0; at < table.length; at += STRIDE) {
            found += table[at + 1] >= least ? 1 : 0;
        }
        return found;
    }

    private void add(int hash, int text) {
        int at = slot(table, mask, hash);
        if (table[at + 1] == 0) {
            table[at] = hash;
            table[at + 1] = 1;
            table[at + 2] = text;
            if (++entries > mask / 2) {
                grow();
            }
        } else if (table[at + 2] != text) {
            table[at + 1]++;
            table[at + 2] = text;
        }
    }

    private void grow() {
        int least = entries >= MOST_ENTRIES ? 2 : 1;
        int[] old = table;
        int kept = least == 1 ? entries : countAtLeast(least);
        // Stays the same size when forgetting made enough room
        int size = kept > mask / 4 ? 2 * (mask + 1) : mask + 1;
        table = new int[STRIDE * size];
        mask = size - 1;
        entries = kept;
        for (int at = 0; at < old.length; at += STRIDE) {
            if (old[at + 1] >= least) {
                System.arraycopy(old, at, table, slot(table, mask, old[at]), STRIDE);
            }
        }
    }

    private static int slot(int[] table, int mask, int hash) {
        int slot = hash & mask;
        while (table[STRIDE * slot + 1] != 0 && table[STRIDE * slot] != hash) {
            slot = (slot + 1) & mask;
        }
        return STRIDE * slot;
    }
}
