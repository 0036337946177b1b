package dev.aiengine.models.text.cnn;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Texts whose label hangs on one phrase among words that say nothing. */
final class MadeTexts {
    static final List<String> LABELS = List.of("sea", "sky", "soil");

    private static final List<List<String>> PHRASES = List.of(
            List.of("the deep tide", "salt and wave", "a far harbour"),
            List.of("the high cloud", "wind and wing", "a far star"),
            List.of("the dark root", "seed and stone", "a far furrow"));

    final List<String> texts = new ArrayList<>();
    final List<Integer> labels = new ArrayList<>();

    MadeTexts(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int row = 0; row < rows; row++) {
            int label = row % LABELS.size();
            StringBuilder text = new StringBuilder();
            int before = random.nextInt(8);
            int after = random.nextInt(8);
            noise(text, before, random);
            text.append(PHRASES.get(label).get(random.nextInt(3))).append(' ');
            noise(text, after, random);
            texts.add(text.toString());
            labels.add(label);
        }
    }

    /** A recipe small enough for a test. */
    static Recipe recipe(int epochs) {
        return new Recipe(epochs, epochs, 7, 16, 0.01, 0.5, 0.05, 5, 1, 1_000, 30, 16, 8, List.of(3, 4, 5));
    }

    private static void noise(StringBuilder text, int words, SplittableRandom random) {
        for (int i = 0; i < words; i++) {
            text.append("word").append(random.nextInt(40)).append(' ');
        }
    }
}
