package dev.aiengine.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.aiengine.models.onnx.Axis;
import dev.aiengine.models.onnx.ElementType;
import dev.aiengine.models.onnx.OnnxGraph;
import dev.aiengine.models.onnx.OnnxSession;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxNetworkTest {

    @TempDir
    Path folder;

    @Test
    void everyStepAnswersInOnnxAsItDoesInPyTorch() throws IOException {
        Network network = everything();
        Weights weights = lively(network);
        RandomGenerator random = new SplittableRandom(3);
        int rows = 2;
        int height = 16;
        int width = 24;
        float[] values = new float[rows * 3 * height * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        Path file = folder.resolve("model.onnx");
        OnnxGraph graph = new OnnxGraph("everything")
                .input(Network.INPUT, ElementType.FLOAT, Axis.any("n"), Axis.of(3), Axis.any("h"), Axis.any("w"));
        OnnxNetwork.add(graph, network, weights);
        graph.output("pyramid", ElementType.FLOAT, Axis.any("n"), Axis.of(5), Axis.any("oh"), Axis.any("ow"))
                .output("scores", ElementType.FLOAT, Axis.any("n"), Axis.of(4))
                .write(file);

        try (TorchNetwork torch = new TorchNetwork(network);
                OnnxSession session = OnnxSession.open(file, 1 << 20)) {
            Named<float[]> expected = torch.outputs(weights, new Batch(values, rows, height, width));
            assertThat(expected.get("pyramid")).hasSize(rows * 5 * 8 * 12);
            for (String name : network.outputs()) {
                float[] answers = expected.get(name);
                float[] served = session.run(Network.INPUT, values, new long[] {rows, 3, height, width}, name);
                assertThat(served).hasSameSizeAs(answers);
                for (int i = 0; i < answers.length; i++) {
                    assertThat(served[i]).isCloseTo(answers[i], offset(1e-4f));
                }
            }
        }
    }

    @Test
    void statisticsOfTheBatchesAreKeptWhileWeightsAreLearned() {
        Network network = Shapes.network();
        Weights weights = Weights.start(network.parameters(), 1);
        try (TorchNetwork torch = new TorchNetwork(network)) {
            Lessons.Lesson lesson =
                    new Shapes(40, 1, torch).lesson(new int[] {1, 2, 3, 4, 5, 6}, 0, new SplittableRandom(1));
            Gradients gradients = torch.gradients(weights, lesson.images(), lesson.loss(), new SplittableRandom(1));

            assertThat(gradients.loss()).isBetween(0.3, 2.0);
            assertThat(gradients.arrays()).containsKeys("first.weight", "first.scale", "first.bias", "logits.weight");
            assertThat(gradients.arrays()).doesNotContainKey("first.mean");
            // A tenth of the way from where they start
            assertThat(weights.get("first.mean")).isNotEqualTo(new float[8]);
            assertThat(weights.get("first.variance")[0]).isBetween(0.85f, 1.5f).isNotEqualTo(1);
            assertThat(Double.isFinite(gradients.get("first.weight")[0])).isTrue();
        }
    }

    @Test
    void aGradientIsTheSlopeOfTheLoss() {
        Network network = smooth();
        Weights weights = Weights.start(network.parameters(), 5);
        float[] values = {1, -1, 0.5f, 2, 0.3f, -0.7f, 1.2f, 0.1f, -0.4f};
        Batch batch = new Batch(values, 1, 3, 3);
        Loss loss = (outputs, staging, manager) -> outputs.get("out").square().sum();
        try (TorchNetwork torch = new TorchNetwork(network)) {
            double slope = torch.gradients(weights, batch, loss, new SplittableRandom(1))
                    .get("c.weight")[4];
            float step = 1e-2f;
            double[] around = new double[2];
            for (int side = 0; side < 2; side++) {
                Weights moved = weights.copy();
                moved.get("c.weight")[4] += side == 0 ? -step : step;
                for (float value : torch.outputs(moved, batch).get("out")) {
                    around[side] += (double) value * value;
                }
            }
            assertThat(slope).isCloseTo((around[1] - around[0]) / (2 * step), offset(1e-2));
        }
    }

    private static Network smooth() {
        NetworkBuilder build = new NetworkBuilder(1);
        return build.outputs(build.dense(
                "out",
                build.globalAverage(
                        "g", build.silu(build.convolution("c", Network.INPUT, 2, 3, 1, new Step.Offset.Biased(0.1)))),
                2));
    }

    /** Every kind of step, in every variant, and two answers. */
    private static Network everything() {
        NetworkBuilder build = new NetworkBuilder(3);
        String stem = build.relu(build.convolution("stem", Network.INPUT, 8, 3, 2));
        String deep = build.add(
                new Step.Convolution("deep", stem, 8, new Window(3, 1, 2), 2, 4, new Step.Offset.Normalised(1)));
        String added = build.silu(build.sum("added", stem, deep));
        String small = build.maximum("small", added, 3, 2);
        String averaged = build.average("averaged", added, 2, 2);
        String wide = build.upsample("wide", build.join("joined", small, averaged));
        String pyramid = build.convolution("pyramid", wide, 5, 1, 1, new Step.Offset.Biased(-2));
        String features = build.dropout("dropped", build.globalAverage("features", wide), 0.5);
        return build.outputs(pyramid, build.dense("scores", features, 4));
    }

    /** No scale is 1 and no statistic is where it started, so that forgetting one would show. */
    private static Weights lively(Network network) {
        Weights weights = Weights.start(network.parameters(), 9);
        RandomGenerator random = new SplittableRandom(11);
        weights.arrays().forEach((name, array) -> {
            for (int i = 0; i < array.length; i++) {
                array[i] = name.endsWith(".weight") ? array[i] : (float) random.nextDouble(0.2, 1.8);
            }
        });
        return weights;
    }
}
