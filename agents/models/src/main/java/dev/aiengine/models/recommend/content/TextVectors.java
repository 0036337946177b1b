package dev.aiengine.models.recommend.content;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts as vectors: words weighted by how often they are here and how rare elsewhere, then their main directions. */
final class TextVectors {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final int MOST_WORDS = 50_000;
    private static final int MOST_WORDS_OF_A_TEXT = 2_000;

    /** One row of length 1 per text; zeros where a text shares no word with another. */
    static float[][] of(List<String> texts, int dimensions, long seed) {
        Sparse matrix = weighted(texts);
        float[][] rows = matrix.columns() == 0
                ? new float[texts.size()][dimensions]
                : LatentSemantics.of(matrix, dimensions, seed);
        Arrays.stream(rows).forEach(ItemVectors::normalise);
        return rows;
    }

    private static Sparse weighted(List<String> texts) {
        Map<String, Integer> documents = new HashMap<>();
        for (String text : texts) {
            counts(text).keySet().forEach(word -> documents.merge(word, 1, Integer::sum));
        }
        List<Map.Entry<String, Integer>> words = new ArrayList<>(documents.entrySet());
        // A word of one text connects nothing, one of most texts everything
        words.removeIf(word -> word.getValue() < 2 || word.getValue() > 0.5 * texts.size() + 1);
        words.sort(Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())));
        List<Map.Entry<String, Integer>> kept = words.subList(0, Math.min(MOST_WORDS, words.size()));
        Map<String, Integer> numbers = new HashMap<>();
        float[] rarity = new float[kept.size()];
        for (Map.Entry<String, Integer> word : kept) {
            rarity[numbers.size()] = (float) Math.log((1.0 + texts.size()) / word.getValue());
            numbers.put(word.getKey(), numbers.size());
        }
        return matrix(texts, numbers, rarity);
    }

    private static Sparse matrix(List<String> texts, Map<String, Integer> numbers, float[] rarity) {
        int[] start = new int[texts.size() + 1];
        int[] column = new int[1024];
        float[] value = new float[1024];
        int at = 0;
        for (int row = 0; row < texts.size(); row++) {
            double squares = 0;
            for (Map.Entry<String, Integer> word : counts(texts.get(row)).entrySet()) {
                Integer number = numbers.get(word.getKey());
                if (number == null) {
                    continue;
                }
                if (at == column.length) {
                    column = Arrays.copyOf(column, at + (at >> 1));
                    value = Arrays.copyOf(value, at + (at >> 1));
                }
                column[at] = number;
                value[at] = (float) (1 + Math.log(word.getValue())) * rarity[number];
                squares += value[at] * value[at];
                at++;
            }
            for (int place = start[row]; place < at; place++) {
                value[place] /= (float) Math.sqrt(squares);
            }
            start[row + 1] = at;
        }
        return new Sparse(rarity.length, start, Arrays.copyOf(column, at), Arrays.copyOf(value, at));
    }

    private static Map<String, Integer> counts(String text) {
        Map<String, Integer> counts = new TreeMap<>();
        Matcher words = WORD.matcher(text.toLowerCase(Locale.ROOT));
        for (int seen = 0; seen < MOST_WORDS_OF_A_TEXT && words.find(); seen++) {
            counts.merge(words.group(), 1, Integer::sum);
        }
        return counts;
    }

    private TextVectors() {}
}
