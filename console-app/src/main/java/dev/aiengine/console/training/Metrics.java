package dev.aiengine.console.training;

import dev.aiengine.console.parts.Texts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of metrics by their names. */
public final class Metrics {
    private static final List<String> LEADING = List.of(
            "macroF1", "accuracy", "map50", "ndcgAt10", "recallAt10", "rmse", "mase", "wql", "f1", "auc", "r2", "loss");
    private static final List<String> LOWER = List.of(
            "rmse", "mae", "mse", "mase", "smape", "mape", "wql", "loss", "logLoss", "ece", "brier", "error",
            "pinball");

    /** Said where metrics stand side by side that are not of the same rows. */
    public static final String INCOMPARABLE =
            "They were measured on different rows, so the metrics do not say which is better.";

    /** The one metric to show where there is room for one: its figure first, which a narrow column does not cut. */
    public static Optional<String> leading(Map<String, Double> metrics) {
        return LEADING.stream()
                .filter(metrics::containsKey)
                .findFirst()
                .or(() -> metrics.keySet().stream().findFirst())
                .map(name -> Texts.figure(metrics.getOrDefault(name, Double.NaN)) + " " + Texts.title(name));
    }

    /** Whether less of it is better. */
    public static boolean lowerIsBetter(String name) {
        return LOWER.stream()
                .anyMatch(known -> name.equalsIgnoreCase(known)
                        || name.endsWith(Character.toUpperCase(known.charAt(0)) + known.substring(1)));
    }

    /** The rows that metrics are of, in words: those of two trainings say which is better where it is the same. */
    public static String measuredOn(@Nullable String dataset, Map<String, Object> params) {
        Object test = params.get("testDataset");
        return test == null ? "rows held out of " + dataset : "rows of " + test;
    }

    private Metrics() {}
}
