package dev.aiengine.models.text.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.List;

/** A head whose weights are being trained, on the way that gradients come back. */
final class TrainableHead {
    private final Head from;
    private final NDArray mean;
    private final NDArray factor;
    private final NDArray weights;
    private final NDArray biases;

    TrainableHead(NDManager manager, Head from) {
        int width = from.standard().width();
        this.from = from;
        this.mean = manager.create(from.standard().mean());
        this.factor = manager.create(from.standard().factor());
        this.weights =
                manager.create(Arrays.copyOf(from.weights(), from.labels() * width), new Shape(from.labels(), width));
        this.biases = manager.create(Arrays.copyOfRange(from.weights(), from.labels() * width, from.weights().length));
    }

    List<NDArray> parameters() {
        return List.of(weights, biases);
    }

    /** Mean log-loss of a batch. */
    NDArray loss(NDManager scope, NDArray vectors, int[] labels) {
        NDArray truth = scope.create(IntBuffer.wrap(labels), new Shape(labels.length, 1), DataType.INT32)
                .toType(DataType.INT64, false);
        NDArray counted = vectors.get(new NDIndex(":, :" + from.standard().width()));
        NDArray scores =
                counted.sub(mean).mul(factor).matMul(weights.transpose()).add(biases);
        return scores.logSoftmax(1).gather(truth, 1).mean().neg();
    }

    /** As it is now. */
    Head head() {
        float[] all = Arrays.copyOf(weights.toFloatArray(), from.weights().length);
        float[] last = biases.toFloatArray();
        System.arraycopy(last, 0, all, all.length - last.length, last.length);
        return new Head(from.standard(), all, from.labels());
    }
}
