package dev.aiengine.models.text.cnn;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The words a network knows, each with its number; the file has one word a line, in the order of the numbers. */
final class Vocabulary {
    static final String FILE = "vocabulary.txt";
    /** The number behind the end of a text. */
    static final int PADDING = 0;
    /** The number of every word that is not in the vocabulary. */
    static final int UNKNOWN = 1;

    static final int MOST_WORDS = 200_000;
    private static final int FIRST = 2;
    private static final long MOST_BYTES = 64L << 20;

    private final List<String> words;
    private final Map<String, Integer> numbers = new HashMap<>();

    private Vocabulary(List<String> words) {
        this.words = words;
        for (int i = 0; i < words.size(); i++) {
            numbers.put(words.get(i), FIRST + i);
        }
    }

    /** The words that come at least {@code minCount} times, the most frequent first, at most {@code most} of them. */
    static Vocabulary of(List<String> texts, int minCount, int most) {
        return new Vocabulary(frequent(texts, minCount).limit(most).toList());
    }

    /** The words of this one, each with its number, then those of the texts that it has not, likewise chosen. */
    Vocabulary extended(List<String> texts, int minCount, int most) {
        Stream<String> fresh = frequent(texts, minCount)
                .filter(word -> !numbers.containsKey(word))
                .limit(Math.min(most, MOST_WORDS - words.size()));
        return new Vocabulary(Stream.concat(words.stream(), fresh).toList());
    }

    private static Stream<String> frequent(List<String> texts, int minCount) {
        Map<String, Integer> counts = new HashMap<>();
        texts.forEach(text -> Words.read(text, word -> {
            counts.merge(word, 1, Integer::sum);
            return true;
        }));
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= minCount)
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
    }

    /** Numbers up to which {@link #encode} goes, padding and unknown words included. */
    int size() {
        return FIRST + words.size();
    }

    /** The numbers of a text's first words. */
    int[] encode(String text, int most) {
        int[] encoded = new int[Math.min(most, 1 + text.length())];
        int[] length = {0};
        Words.read(text, word -> {
            encoded[length[0]++] = numbers.getOrDefault(word, UNKNOWN);
            return length[0] < encoded.length;
        });
        return Arrays.copyOf(encoded, length[0]);
    }

    /** Share of a text's first words that are not in the vocabulary; 0 for a text without words. */
    double unknownShare(String text, int most) {
        int[] encoded = encode(text, most);
        return Arrays.stream(encoded).filter(word -> word == UNKNOWN).count() / Math.max(1.0, encoded.length);
    }

    void write(Path directory) throws IOException {
        Files.writeString(directory.resolve(FILE), String.join("\n", words) + "\n");
    }

    static Vocabulary read(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException(FILE + " has more than " + MOST_BYTES + " bytes");
        }
        List<String> words;
        try {
            words = Files.readAllLines(file);
        } catch (CharacterCodingException e) {
            throw new IOException(FILE + " is damaged: it is not UTF-8", e);
        }
        if (words.size() > MOST_WORDS) {
            throw new IOException(FILE + " has more than " + MOST_WORDS + " words");
        }
        Vocabulary vocabulary = new Vocabulary(words);
        if (vocabulary.numbers.size() != words.size()) {
            throw new IOException(FILE + " is damaged: a word comes twice");
        }
        return vocabulary;
    }
}
