package dev.aiengine.launcher.demo.made;

import dev.aiengine.contract.client.Upload;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Labelled texts made from phrases: the same seed always gives the same texts. They are as untidy as real ones: most of
 * a text fits every label, words are mistyped, and some labels are wrong, so that no model reaches an accuracy of 1.
 */
public final class MadeTexts {
    private static final long ROWS_SEED = 7;
    private static final double SAYS_NOTHING = 0.04;
    private static final double WRONG_LABEL = 0.04;
    private static final double MISTYPED_WORD = 0.05;
    private static final double SECOND_PHRASE = 0.35;

    private final List<String> openings;
    private final Map<String, List<String>> phrases;
    private final List<String> closings;
    private final List<String> labels;

    /**
     * A kind of text.
     *
     * @param phrases what only texts of a label say, by label
     */
    MadeTexts(List<String> openings, Map<String, List<String>> phrases, List<String> closings) {
        this.openings = openings;
        this.phrases = phrases;
        this.closings = closings;
        this.labels = phrases.keySet().stream().sorted().toList();
    }

    public Stream<Labelled> stream(long seed) {
        Random random = new Random(seed);
        return Stream.generate(() -> make(random));
    }

    /** Some of them as a dataset. */
    public Made table(String name, int rows) {
        return folder -> new Upload(write(folder.resolve(name + ".csv"), ROWS_SEED, rows), Upload.CSV);
    }

    /** Writes rows of {@code text,label} with a header. */
    public Path write(Path csv, long seed, int rows) throws IOException {
        Files.createDirectories(csv.toAbsolutePath().getParent());
        try (BufferedWriter out = Files.newBufferedWriter(csv)) {
            out.write("text,label\n");
            for (Labelled row : stream(seed).limit(rows).toList()) {
                out.write('"' + row.text().replace("\"", "\"\"") + "\"," + row.label() + '\n');
            }
        }
        return csv;
    }

    private Labelled make(Random random) {
        String label = any(labels, random);
        StringBuilder text = new StringBuilder(any(openings, random));
        if (random.nextDouble() >= SAYS_NOTHING) {
            text.append(' ').append(any(phrases.getOrDefault(label, List.of()), random));
            if (random.nextDouble() < SECOND_PHRASE) {
                text.append(' ').append(any(phrases.getOrDefault(label, List.of()), random));
            }
        }
        text.append(' ').append(any(closings, random));
        String told = random.nextDouble() < WRONG_LABEL ? any(labels, random) : label;
        return new Labelled(mistype(text.toString(), random), told);
    }

    /** Swaps two neighbouring letters of some words. */
    private static String mistype(String text, Random random) {
        String[] words = text.split(" ");
        for (int index = 0; index < words.length; index++) {
            char[] letters = words[index].toCharArray();
            if (letters.length > 3 && random.nextDouble() < MISTYPED_WORD) {
                int at = random.nextInt(letters.length - 1);
                char swapped = letters[at];
                letters[at] = letters[at + 1];
                letters[at + 1] = swapped;
                words[index] = new String(letters);
            }
        }
        return String.join(" ", words);
    }

    private static String any(List<String> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
