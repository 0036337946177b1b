package dev.aiengine.models.text;

import dev.aiengine.models.Untrainable;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The polarity of a sentiment: each label's place between -1 and 1, averaged by the probabilities. Labels are placed by
 * their names ({@code pos}, {@code negative}, {@code very negative}, {@code neutral}…), or, where all of them are whole
 * numbers such as stars, evenly from the lowest to the highest.
 */
public final class Polarity {
    private static final Set<String> POSITIVE = Set.of("positive", "pos", "good", "favorable", "favourable");
    private static final Set<String> NEGATIVE = Set.of("negative", "neg", "bad", "unfavorable", "unfavourable");
    private static final Set<String> NEUTRAL = Set.of("neutral", "neu", "mixed", "objective", "none");

    private final double[] places;

    private Polarity(double[] places) {
        this.places = places;
    }

    /**
     * Places the labels.
     *
     * @throws Untrainable when a label has no place
     */
    public static Polarity of(List<String> labels) {
        if (labels.stream().allMatch(label -> label.matches("[+-]?\\d{1,9}"))) {
            return ofNumbers(labels.stream().mapToInt(Integer::parseInt).toArray());
        }
        boolean graded = labels.stream().anyMatch(label -> word(label).startsWith("very "));
        double[] places = new double[labels.size()];
        for (int k = 0; k < places.length; k++) {
            places[k] = place(labels.get(k), graded);
        }
        return new Polarity(places);
    }

    /** Between -1 and 1, for one distribution over the labels. */
    public double of(float[] probabilities) {
        double sum = 0;
        for (int k = 0; k < places.length; k++) {
            sum += places[k] * probabilities[k];
        }
        return Math.clamp(sum, -1, 1);
    }

    private static Polarity ofNumbers(int[] numbers) {
        int low = java.util.Arrays.stream(numbers).min().orElse(0);
        int high = java.util.Arrays.stream(numbers).max().orElse(0);
        double[] places = new double[numbers.length];
        for (int k = 0; k < places.length; k++) {
            places[k] = high == low ? 0 : 2.0 * (numbers[k] - low) / ((double) high - low) - 1;
        }
        return new Polarity(places);
    }

    private static double place(String label, boolean graded) {
        String word = word(label);
        double step = graded && !word.startsWith("very ") ? 0.5 : 1;
        String plain = word.startsWith("very ") ? word.substring(5) : word;
        if (POSITIVE.contains(plain)) {
            return step;
        }
        if (NEGATIVE.contains(plain)) {
            return -step;
        }
        if (NEUTRAL.contains(plain)) {
            return 0;
        }
        throw new Untrainable("sentiment cannot tell whether the label \"" + label
                + "\" is positive or negative: name labels positive, negative, neutral (or pos, neg), use numbers"
                + " such as stars, or train the task text-classification");
    }

    private static String word(String label) {
        return label.toLowerCase(Locale.ROOT)
                .replace('_', ' ')
                .replace('-', ' ')
                .strip();
    }
}
