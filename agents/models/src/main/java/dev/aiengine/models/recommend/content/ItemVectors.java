package dev.aiengine.models.recommend.content;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Items as vectors of length 1, whose product says how alike two are: the texts, the categories and the numbers of
 * each, one part after the other with its weight. What an item does not have adds nothing.
 */
final class ItemVectors {
    private static final int CATEGORY_DIMENSIONS = 48;
    private static final int SIGNS = 6;
    private static final float TEXTS = 1;
    private static final float CATEGORIES = 1;
    private static final float NUMBERS = 0.5f;

    static float[][] of(Description description, int textDimensions, long seed) {
        List<float[][]> parts = new ArrayList<>();
        if (!description.texts().isEmpty()) {
            parts.add(scaled(TextVectors.of(texts(description), textDimensions, seed), TEXTS));
        }
        if (!description.categories().isEmpty()) {
            parts.add(scaled(categories(description), CATEGORIES));
        }
        if (!description.numbers().isEmpty()) {
            parts.add(scaled(numbers(description), NUMBERS));
        }
        float[][] whole = new float[description.items().size()][];
        for (int item = 0; item < whole.length; item++) {
            whole[item] = joined(parts, item);
            normalise(whole[item]);
        }
        turn(whole);
        return whole;
    }

    /** Turns all vectors so that the first dimensions tell them apart best; products stay as they are. */
    private static void turn(float[][] rows) {
        double[][] gram = LatentSemantics.gram(rows, rows[0].length);
        double[][] axes = Eigen.of(gram).vectors();
        float[] turned = new float[axes.length];
        for (float[] row : rows) {
            for (int axis = 0; axis < axes.length; axis++) {
                double sum = 0;
                for (int at = 0; at < row.length; at++) {
                    sum += axes[axis][at] * row[at];
                }
                turned[axis] = (float) sum;
            }
            System.arraycopy(turned, 0, row, 0, row.length);
        }
    }

    /** Divides by the length, where there is one. */
    static void normalise(float[] vector) {
        double squares = 0;
        for (float one : vector) {
            squares += one * one;
        }
        if (squares > 0) {
            float length = (float) Math.sqrt(squares);
            for (int at = 0; at < vector.length; at++) {
                vector[at] /= length;
            }
        }
    }

    private static List<String> texts(Description description) {
        List<String> texts = new ArrayList<>();
        for (int item = 0; item < description.items().size(); item++) {
            StringBuilder text = new StringBuilder();
            for (List<String> column : description.texts().values()) {
                text.append(column.get(item)).append(' ');
            }
            texts.add(text.toString());
        }
        return texts;
    }

    /**
     * Values weighted by rarity, a dimension each where there are few; many share dimensions by sparse random signs
     * (Achlioptas 2003), which keep products up to a little noise.
     */
    private static float[][] categories(Description description) {
        int items = description.items().size();
        int values = description.categories().keySet().stream()
                .mapToInt(column -> description.counts(column).size())
                .sum();
        float[][] rows = new float[items][CATEGORY_DIMENSIONS];
        int number = 0;
        for (List<Set<String>> column : description.categories().values()) {
            Map<String, List<Integer>> having = new TreeMap<>();
            for (int item = 0; item < items; item++) {
                for (String value : column.get(item)) {
                    having.computeIfAbsent(value, _ -> new ArrayList<>()).add(item);
                }
            }
            for (List<Integer> some : having.values()) {
                float rarity = (float) Math.log((1.0 + items) / some.size());
                int[] places = values <= CATEGORY_DIMENSIONS ? new int[] {number} : places(number);
                number++;
                some.forEach(item -> add(rows[item], places, rarity));
            }
        }
        Arrays.stream(rows).forEach(ItemVectors::normalise);
        return rows;
    }

    private static int[] places(int number) {
        SplittableRandom random = new SplittableRandom(number);
        return random.ints(SIGNS, 0, 2 * CATEGORY_DIMENSIONS).toArray();
    }

    private static void add(float[] row, int[] places, float weight) {
        for (int place : places) {
            int sign = place < CATEGORY_DIMENSIONS ? 1 : -1;
            row[place % CATEGORY_DIMENSIONS] += sign * weight;
        }
    }

    /** The rank of each number among its column as an angle: near ranks point the same way, opposite ends apart. */
    private static float[][] numbers(Description description) {
        List<List<Double>> columns = List.copyOf(description.numbers().values());
        float[][] rows = new float[description.items().size()][2 * columns.size()];
        for (int column = 0; column < columns.size(); column++) {
            double[] sorted = columns.get(column).stream()
                    .mapToDouble(Double::doubleValue)
                    .filter(number -> !Double.isNaN(number))
                    .sorted()
                    .toArray();
            for (int item = 0; item < rows.length; item++) {
                double number = columns.get(column).get(item);
                if (!Double.isNaN(number)) {
                    double angle = Math.PI * rank(sorted, number);
                    rows[item][2 * column] = (float) Math.cos(angle);
                    rows[item][2 * column + 1] = (float) Math.sin(angle);
                }
            }
        }
        Arrays.stream(rows).forEach(ItemVectors::normalise);
        return rows;
    }

    private static double rank(double[] sorted, double number) {
        int below = Arrays.binarySearch(sorted, number);
        int last = below;
        while (below > 0 && sorted[below - 1] == number) {
            below--;
        }
        while (last < sorted.length - 1 && sorted[last + 1] == number) {
            last++;
        }
        return (below + last) / 2.0 / Math.max(1, sorted.length - 1);
    }

    private static float[][] scaled(float[][] rows, float weight) {
        float factor = (float) Math.sqrt(weight);
        for (float[] row : rows) {
            for (int at = 0; at < row.length; at++) {
                row[at] *= factor;
            }
        }
        return rows;
    }

    private static float[] joined(List<float[][]> parts, int item) {
        int length = parts.stream().mapToInt(part -> part[item].length).sum();
        float[] whole = new float[length];
        int at = 0;
        for (float[][] part : parts) {
            System.arraycopy(part[item], 0, whole, at, part[item].length);
            at += part[item].length;
        }
        return whole;
    }

    private ItemVectors() {}
}
