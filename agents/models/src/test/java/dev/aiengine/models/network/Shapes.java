package dev.aiengine.models.network;

import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** A small problem for a small network: bars that lie or stand, somewhere in noise. */
final class Shapes implements Lessons {
    static final int SIZE = 8;

    private final float[][] images;
    private final int[] labels;
    private final TorchNetwork network;

    Shapes(int rows, long seed, TorchNetwork network) {
        RandomGenerator random = new SplittableRandom(seed);
        this.network = network;
        this.images = new float[rows][SIZE * SIZE];
        this.labels = new int[rows];
        for (int row = 0; row < rows; row++) {
            labels[row] = row % 2;
            for (int i = 0; i < images[row].length; i++) {
                images[row][i] = (float) random.nextGaussian(0, 0.3);
            }
            int line = random.nextInt(SIZE);
            for (int i = 0; i < SIZE; i++) {
                images[row][labels[row] == 0 ? line * SIZE + i : i * SIZE + line] += 1;
            }
        }
    }

    static Network network() {
        NetworkBuilder build = new NetworkBuilder(1);
        String x = build.relu(build.convolution("first", Network.INPUT, 8, 3, 1));
        String y = build.relu(build.convolution("second", x, 8, 3, 1));
        x = build.sum("added", x, y);
        x = build.dropout("dropped", build.globalAverage("features", x), 0.1);
        return build.outputs(build.dense("logits", x, 2));
    }

    @Override
    public int rows() {
        return labels.length;
    }

    @Override
    public Lesson lesson(int[] rows, double done, RandomGenerator random) {
        int[] truth = Arrays.stream(rows).map(row -> labels[row]).toArray();
        return new Lesson(
                batch(rows),
                (outputs, staging, manager) -> outputs.get("logits")
                        .logSoftmax(1)
                        .gather(
                                staging.lend(manager, "loss.labels", truth, truth.length, 1)
                                        .toType(DataType.INT64, false),
                                1)
                        .mean()
                        .neg());
    }

    @Override
    public Map<String, Double> validate(Weights weights) {
        int[] all = new int[labels.length];
        Arrays.setAll(all, i -> i);
        float[] logits = network.outputs(weights, batch(all)).get("logits");
        double loss = 0;
        double right = 0;
        for (int row = 0; row < labels.length; row++) {
            double margin = logits[2 * row + labels[row]] - logits[2 * row + 1 - labels[row]];
            loss += Math.log1p(Math.exp(-margin));
            right += margin > 0 ? 1 : 0;
        }
        return Map.of(VALIDATION_LOSS, loss / labels.length, "accuracy", right / labels.length);
    }

    private Batch batch(int[] rows) {
        float[] values = new float[rows.length * SIZE * SIZE];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(images[rows[i]], 0, values, i * SIZE * SIZE, SIZE * SIZE);
        }
        return new Batch(values, rows.length, SIZE, SIZE);
    }
}
