package dev.aiengine.models.tabular.boosting;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Lays the trees of boosters out flat, checking everything a walk relies on: packages come from anywhere. */
final class ForestBuilder {
    private static final int MOST_NODES = 50_000_000;
    private static final int MOST_CATEGORY = 10_000;

    private final int features;
    private final Objective objective;
    private final int[] left;
    private final int[] right;
    private final int[] asked;
    private final float[] thresholds;
    private final boolean[] missingLeft;
    private final int[] sets;
    private final int[] roots;
    private final int[] outputs;
    private long[] categories = new long[1024];
    private int used;
    private int nodes;
    private int trees;

    private ForestBuilder(int features, Objective objective, int size, int trees) {
        this.features = features;
        this.objective = objective;
        this.left = new int[size];
        this.right = new int[size];
        this.asked = new int[size];
        this.thresholds = new float[size];
        this.missingLeft = new boolean[size];
        this.sets = new int[size];
        this.roots = new int[trees];
        this.outputs = new int[trees];
    }

    /** The average of the boosters; what has too many nodes is refused before the next one is parsed. */
    static Forest of(List<byte[]> json, int features, Objective objective) throws IOException {
        List<TreeJson> boosters = new ArrayList<>();
        long nodes = 0;
        int trees = 0;
        double start = 0;
        for (byte[] bytes : json) {
            TreeJson booster = TreeJson.parse(bytes);
            for (TreeJson.Tree tree : booster.model().trees()) {
                nodes += tree.size();
            }
            if (nodes > MOST_NODES) {
                throw new IOException(
                        "the boosters have " + nodes + " nodes or more; at most " + MOST_NODES + " are allowed");
            }
            boosters.add(booster);
            trees += booster.model().trees().size();
            start += start(booster.param(), features, objective) / json.size();
        }
        ForestBuilder forest = new ForestBuilder(features, objective, (int) nodes, trees);
        for (TreeJson booster : boosters) {
            List<TreeJson.Tree> all = booster.model().trees();
            if (booster.model().outputs().length != all.size()) {
                throw damaged("its trees and their outputs differ in number");
            }
            for (int tree = 0; tree < all.size(); tree++) {
                forest.add(all.get(tree), booster.model().outputs()[tree]);
            }
        }
        return forest.done(start, 1.0 / boosters.size());
    }

    private static double start(TreeJson.ModelParam param, int features, Objective objective) throws IOException {
        if (param.features() != features) {
            throw damaged("it reads " + param.features() + " features, the columns give " + features);
        }
        if (param.classes() != (objective.classes() > 2 ? objective.classes() : 0)) {
            throw damaged("it tells " + param.classes() + " classes apart, not " + objective.classes());
        }
        double score;
        try {
            score = Double.parseDouble(param.start().replaceAll("[\\[\\]]", ""));
        } catch (NumberFormatException e) {
            throw new IOException("a booster is damaged: it starts at " + param.start(), e);
        }
        double start = objective.classes() == 2 ? Math.log(score / (1 - score)) : score;
        if (!Double.isFinite(start)) {
            throw damaged("it starts at " + score);
        }
        return start;
    }

    private void add(TreeJson.Tree tree, int output) throws IOException {
        if (!tree.consistent()) {
            throw damaged("the parts of a tree differ in length");
        }
        if (output < 0 || output >= objective.outputs()) {
            throw damaged("a tree adds to output " + output);
        }
        int root = nodes;
        roots[trees] = root;
        outputs[trees++] = output;
        for (int node = 0; node < tree.size(); node++) {
            int at = root + node;
            sets[at] = -1;
            thresholds[at] = tree.thresholds()[node];
            if (!Float.isFinite(thresholds[at])) {
                throw damaged("a threshold is not a number");
            }
            if (tree.left()[node] == -1) {
                left[at] = -1;
                continue;
            }
            // Children come after their parent, so that no walk runs in circles
            int first = tree.left()[node];
            int second = tree.right()[node];
            if (first <= node || second <= node || first >= tree.size() || second >= tree.size()) {
                throw damaged("node " + node + " has the children " + first + " and " + second);
            }
            if (tree.features()[node] < 0 || tree.features()[node] >= features) {
                throw damaged("node " + node + " asks feature " + tree.features()[node] + " of " + features);
            }
            left[at] = root + first;
            right[at] = root + second;
            asked[at] = tree.features()[node];
            missingLeft[at] = tree.missingLeft()[node] != 0;
        }
        addSets(tree, root);
        nodes += tree.size();
    }

    private void addSets(TreeJson.Tree tree, int root) throws IOException {
        for (int i = 0; i < tree.categoriesNodes().length; i++) {
            int node = tree.categoriesNodes()[i];
            int from = tree.categoriesStarts()[i];
            int size = tree.categoriesSizes()[i];
            if (node < 0 || node >= tree.size() || from < 0 || size < 0 || from > tree.categories().length - size) {
                throw damaged("a set of categories lies outside its tree");
            }
            int highest = 0;
            for (int j = from; j < from + size; j++) {
                int category = tree.categories()[j];
                if (category < 0 || category > MOST_CATEGORY) {
                    throw damaged("it knows a category " + category);
                }
                highest = Math.max(highest, category);
            }
            int words = highest / Long.SIZE + 1;
            if (used + 1 + words > categories.length) {
                categories = java.util.Arrays.copyOf(categories, 2 * categories.length + words);
            }
            sets[root + node] = used;
            categories[used] = words;
            for (int j = from; j < from + size; j++) {
                int category = tree.categories()[j];
                categories[used + 1 + category / Long.SIZE] |= 1L << category;
            }
            used += 1 + words;
        }
    }

    private Forest done(double start, double scale) {
        return new Forest(
                roots,
                outputs,
                left,
                right,
                asked,
                thresholds,
                missingLeft,
                sets,
                java.util.Arrays.copyOf(categories, used),
                start,
                scale,
                objective.outputs());
    }

    private static IOException damaged(String why) {
        return new IOException("a booster is damaged: " + why);
    }
}
