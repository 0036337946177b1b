package dev.aiengine.models.evaluation;

import dev.aiengine.contract.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a model's inputs and answers looked like on the held-out rows, for comparison with what it meets later.
 *
 * @param rows how many there were
 * @param categories by name, the share of each value; rare ones are counted together as {@value #OTHER}
 * @param numbers by name, how they were distributed
 */
public record Profile(int rows, Map<String, Map<String, Double>> categories, Map<String, Histogram> numbers) {
    public static final String FILE = "profile.json";
    public static final String OTHER = "(other)";
    public static final int MOST_CATEGORIES = 100;

    /**
     * Shares are one more than edges: below the first edge, from each edge to the next, from the last on. Values that
     * are not numbers count as missing only.
     *
     * @param missing share of the rows without a value
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Histogram(double[] edges, double[] shares, double mean, double missing) {

        /** Counts values between edges that were chosen beforehand. */
        public static Histogram of(double[] values, double... edges) {
            double[] shares = new double[edges.length + 1];
            double sum = 0;
            int present = 0;
            for (double value : values) {
                if (Double.isNaN(value)) {
                    continue;
                }
                int bin = 0;
                while (bin < edges.length && value >= edges[bin]) {
                    bin++;
                }
                shares[bin]++;
                sum += value;
                present++;
            }
            for (int bin = 0; bin < shares.length; bin++) {
                shares[bin] /= Math.max(1, present);
            }
            return new Histogram(
                    edges, shares, sum / Math.max(1, present), 1 - (double) present / Math.max(1, values.length));
        }

        /** Counts values between their own deciles, each edge once. */
        public static Histogram ofDeciles(double[] values) {
            double[] sorted = Arrays.stream(values)
                    .filter(value -> !Double.isNaN(value))
                    .sorted()
                    .toArray();
            double[] edges = new double[sorted.length == 0 ? 0 : 9];
            for (int i = 0; i < edges.length; i++) {
                edges[i] = sorted[(int) ((i + 1L) * (sorted.length - 1) / 10)];
            }
            return of(values, Arrays.stream(edges).distinct().toArray());
        }
    }

    /** Collects what a profile tells, in the order it is told. */
    public static final class Builder {
        private final int rows;
        private final Map<String, Map<String, Double>> categories = new LinkedHashMap<>();
        private final Map<String, Histogram> numbers = new LinkedHashMap<>();

        public Builder(int rows) {
            this.rows = rows;
        }

        /** Counts values; an absent one is counted as {@code (missing)}. */
        public Builder category(String name, List<? extends @Nullable String> values) {
            Map<String, Double> shares = new TreeMap<>();
            values.forEach(
                    value -> shares.merge(value == null ? "(missing)" : value, 1.0 / values.size(), Double::sum));
            List<String> rare = shares.entrySet().stream()
                    .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                    .skip(MOST_CATEGORIES)
                    .map(Map.Entry::getKey)
                    .toList();
            double together = rare.stream().mapToDouble(shares::get).sum();
            rare.forEach(shares::remove);
            if (!rare.isEmpty()) {
                shares.put(OTHER, together);
            }
            categories.put(name, shares);
            return this;
        }

        public Builder number(String name, Histogram histogram) {
            numbers.put(name, histogram);
            return this;
        }

        /** Counts values between their own deciles. */
        public Builder number(String name, double[] values) {
            return number(name, Histogram.ofDeciles(values));
        }

        public void write(Path directory) throws IOException {
            Files.write(directory.resolve(FILE), Json.MAPPER.writeValueAsBytes(new Profile(rows, categories, numbers)));
        }
    }
}
