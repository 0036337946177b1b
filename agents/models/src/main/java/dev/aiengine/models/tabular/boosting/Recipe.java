package dev.aiengine.models.tabular.boosting;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How trees are grown.
 *
 * @param depth of a tree
 * @param weight least sum of second derivatives in a leaf
 */
public record Recipe(int depth, double learningRate, int weight, int threads) {
    static final String START = "base_score";

    private static final int DEEP = 8;

    /** Deep trees need more rows in each leaf. */
    static Recipe of(int depth, double learningRate, int threads) {
        return new Recipe(depth, learningRate, depth >= DEEP ? 5 : 1, threads);
    }

    Map<String, Object> params(Examples examples, long seed) {
        Map<String, Object> params = new LinkedHashMap<>();
        Objective objective = examples.objective();
        params.put("objective", objective.name());
        if (objective.classes() > 2) {
            params.put("num_class", objective.classes());
        }
        params.put("eval_metric", objective.loss());
        params.put(START, examples.start());
        params.put("tree_method", "hist");
        params.put("max_depth", depth);
        params.put("eta", learningRate);
        params.put("min_child_weight", weight);
        params.put("subsample", 0.8);
        params.put("colsample_bytree", 0.5);
        params.put("nthread", threads);
        params.put("seed", seed);
        params.put("verbosity", 0);
        return params;
    }

    /** Rounds without a better validation loss after which a training stops. */
    int patience() {
        return Math.clamp(Math.round(2 / learningRate), 20, 200);
    }
}
