package dev.aiengine.models.text.linear;

import java.util.Arrays;

/**
 * Hashes of a text's n-grams: words and pairs of neighbouring words, and the runs of three to five characters inside a
 * word padded with blanks. Letters are lower-cased; an apostrophe inside a word is left out ({@code don't} is
 * {@code dont}); exclamation and question marks are words of their own, everything else separates words.
 *
 * <p>The hash is part of the package format: 32-bit FNV-1a over UTF-16 units, started from a number per kind of n-gram,
 * finished with MurmurHash3's {@code fmix32}. The arrays are reused from text to text.
 */
final class Ngrams {
    static final int SHORTEST_RUN = 3;
    static final int LONGEST_RUN = 5;

    private static final int FNV_PRIME = 0x01000193;
    private static final int WORD = 0x811C9DC5;
    private static final int PAIR = 0x2F0B4C47;
    private static final int RUN = 0x6A09E667;

    private final boolean runs;
    private char[] buffer = new char[256];
    private int[] wordStarts = new int[64];
    private int words;

    private int[] wordHashes = new int[128];
    private int wordHashCount;
    private int[] runHashes = new int[512];
    private int runHashCount;

    /** With or without runs of characters beside the words. */
    Ngrams(boolean runs) {
        this.runs = runs;
    }

    void read(String text) {
        split(text);
        hashWords();
        runHashCount = 0;
        if (runs) {
            for (int word = 0; word < words; word++) {
                hashRuns(wordStarts[word] - 1, wordStarts[word + 1]);
            }
        }
    }

    /** How many of {@link #wordHashes()} count: first the {@link #words()} words, then their pairs. */
    int wordHashCount() {
        return wordHashCount;
    }

    int[] wordHashes() {
        return wordHashes;
    }

    int words() {
        return words;
    }

    int runHashCount() {
        return runHashCount;
    }

    int[] runHashes() {
        return runHashes;
    }

    /** Fills the buffer with one blank before, between and after the words. */
    private void split(String text) {
        // A mark takes two places: itself and a blank
        ensureBuffer(2 * text.length() + 2);
        int length = 0;
        words = 0;
        buffer[length++] = ' ';
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean mark = c == '!' || c == '?';
            if (inside && (mark || !continues(c))) {
                if (isApostrophe(c)) {
                    continue;
                }
                buffer[length++] = ' ';
                inside = false;
            }
            if (mark || continues(c)) {
                if (!inside) {
                    startWord(length);
                }
                buffer[length++] = Character.toLowerCase(c);
                inside = !mark;
                if (mark) {
                    buffer[length++] = ' ';
                }
            }
        }
        if (inside) {
            buffer[length++] = ' ';
        }
        ensureWords(words + 1);
        wordStarts[words] = length;
    }

    private static boolean continues(char c) {
        if (c < 128) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
        }
        // Half of a pair is a letter of a rare script or an emoji: both mean something
        return Character.isLetterOrDigit(c)
                || Character.isSurrogate(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.OTHER_SYMBOL;
    }

    private static boolean isApostrophe(char c) {
        return c == '\'' || c == '\u2019';
    }

    private void startWord(int at) {
        ensureWords(words + 1);
        wordStarts[words++] = at;
    }

    private void hashWords() {
        ensureWordHashes(2 * words);
        wordHashCount = words;
        for (int word = 0; word < words; word++) {
            int hash = WORD;
            // The last place of a word's stretch is the blank after it
            for (int i = wordStarts[word]; i < wordStarts[word + 1] - 1; i++) {
                hash = (hash ^ buffer[i]) * FNV_PRIME;
            }
            wordHashes[word] = finish(hash);
        }
        for (int word = 1; word < words; word++) {
            int hash = (PAIR ^ wordHashes[word - 1]) * FNV_PRIME;
            wordHashes[wordHashCount++] = finish((Integer.rotateLeft(hash, 15) ^ wordHashes[word]) * FNV_PRIME);
        }
    }

    /** Hashes the runs of one word, blanks at both ends included. */
    private void hashRuns(int from, int to) {
        ensureRunHashes(runHashCount + (to - from) * (LONGEST_RUN - SHORTEST_RUN + 1));
        for (int start = from; start + SHORTEST_RUN <= to; start++) {
            int hash = RUN;
            int longest = Math.min(to, start + LONGEST_RUN);
            for (int i = start; i < longest; i++) {
                hash = (hash ^ buffer[i]) * FNV_PRIME;
                if (i - start >= SHORTEST_RUN - 1) {
                    runHashes[runHashCount++] = finish(hash);
                }
            }
        }
    }

    private static int finish(int hash) {
        int h = hash;
        h ^= h >>> 16;
        h *= 0x85EBCA6B;
        h ^= h >>> 13;
        h *= 0xC2B2AE35;
        h ^= h >>> 16;
        return h;
    }

    private void ensureBuffer(int size) {
        if (buffer.length < size) {
            buffer = new char[Math.max(size, 2 * buffer.length)];
        }
    }

    private void ensureWords(int size) {
        if (wordStarts.length <= size) {
            wordStarts = Arrays.copyOf(wordStarts, 2 * size);
        }
    }

    private void ensureWordHashes(int size) {
        if (wordHashes.length < size) {
            wordHashes = new int[2 * size];
        }
    }

    private void ensureRunHashes(int size) {
        if (runHashes.length < size) {
            runHashes = Arrays.copyOf(runHashes, 2 * size);
        }
    }
}
