package dev.aiengine.models.tabular.boosting;

import dev.aiengine.models.onnx.Parity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The boosters of a model in XGBoost's own JSON, {@code booster-0.json} and so on; their average is the model.
 *
 * @param json one document each
 */
public record Boosters(List<byte[]> json) {
    static final int MOST = 10;

    /** Of all files together; a training makes none larger. */
    static final long LARGEST = 1L << 30;

    private static final double TOLERANCE = 1e-4;
    private static final int COMPARED = 1_000;

    long bytes() {
        return json.stream().mapToLong(booster -> booster.length).sum();
    }

    public void write(Path directory) throws IOException {
        for (int number = 0; number < json.size(); number++) {
            Files.write(file(directory, number), json.get(number));
        }
    }

    /** Reads those of a package of unknown origin. */
    public static Boosters read(Path directory) throws IOException {
        List<Path> files = new ArrayList<>();
        long size = 0;
        while (files.size() < MOST && Files.isRegularFile(file(directory, files.size()))) {
            files.add(file(directory, files.size()));
            size += Files.size(files.getLast());
        }
        if (files.isEmpty()) {
            throw new IOException("the package has no " + file(directory, 0).getFileName());
        }
        if (size > LARGEST) {
            throw new IOException("the boosters have " + size + " bytes, more than the " + LARGEST + " allowed");
        }
        List<byte[]> all = new ArrayList<>();
        for (Path file : files) {
            all.add(Files.readAllBytes(file));
        }
        return new Boosters(all);
    }

    /**
     * The forest that answers for them.
     *
     * @param features how many numbers a row has
     */
    public Forest forest(int features, Objective objective) throws IOException {
        return ForestBuilder.of(json, features, objective);
    }

    /** Total gain of each feature's splits, as a share of all. */
    public double[] importance(int features) throws IOException {
        double[] gains = new double[features];
        double sum = 0;
        for (byte[] booster : json) {
            for (TreeJson.Tree tree : TreeJson.parse(booster).model().trees()) {
                for (int node = 0; node < tree.size(); node++) {
                    if (tree.left()[node] >= 0) {
                        gains[tree.features()[node]] += tree.gains()[node];
                        sum += tree.gains()[node];
                    }
                }
            }
        }
        for (int feature = 0; feature < features && sum > 0; feature++) {
            gains[feature] /= sum;
        }
        return gains;
    }

    /** Refuses a booster for which the walk over arrays and XGBoost itself answer differently. */
    void check(Examples examples, Recipe recipe) throws IOException {
        int[] rows = java.util.stream.IntStream.range(0, Math.min(COMPARED, examples.size()))
                .toArray();
        Examples some = examples.at(rows);
        for (byte[] booster : json) {
            Forest forest = new Boosters(List.of(booster)).forest(some.width(), some.objective());
            float[][] walked = new float[rows.length][];
            for (int row : rows) {
                double[] sums = forest.sums(
                        java.util.Arrays.copyOfRange(some.matrix(), row * some.width(), (row + 1) * some.width()));
                walked[row] = new float[sums.length];
                for (int k = 0; k < sums.length; k++) {
                    walked[row][k] = (float) sums[k];
                }
            }
            try (NativeTrees trees = new NativeTrees(some, null)) {
                trees.open(booster, recipe.params(some, 0));
                Parity.require(trees.sums(), walked, TOLERANCE);
            }
        }
    }

    private static Path file(Path directory, int number) {
        return directory.resolve("booster-" + number + ".json");
    }
}
