package dev.aiengine.models.forecast.method;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The few methods that erred least, weighted by the inverse of their squared errors (Bates and Granger 1969).
 *
 * @param season the methods reckon with, 1 for none
 * @param weights by the methods' names, together 1
 */
public record Blend(int season, SequencedMap<String, Double> weights) {
    private static final int MOST = 3;
    /** A method this much worse than the best one only spoils the mean. */
    private static final double MOST_WORSE = 1.15;

    public static Blend of(int season, Map<String, Double> errors) {
        List<Map.Entry<String, Double>> best = errors.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST)
                .toList();
        double least = Math.max(best.getFirst().getValue(), 1e-12);
        SequencedMap<String, Double> weights = new LinkedHashMap<>();
        best.stream()
                .filter(entry -> entry.getValue() <= MOST_WORSE * least)
                .sorted(Comparator.comparingDouble(Map.Entry::getValue))
                .forEach(entry -> weights.put(entry.getKey(), Math.pow(least / Math.max(entry.getValue(), least), 2)));
        if (weights.isEmpty()) {
            weights.put(best.getFirst().getKey(), 1.0);
        }
        double sum = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        weights.replaceAll((name, weight) -> weight / sum);
        return new Blend(season, weights);
    }

    public double[] forecast(double[] history, int horizon) {
        Methods methods = Methods.of(season);
        double[] mean = new double[horizon];
        weights.forEach((name, weight) -> {
            double[] forecast = methods.forecast(name, history, horizon);
            for (int step = 0; step < horizon; step++) {
                mean[step] += weight * forecast[step];
            }
        });
        return mean;
    }
}
