package dev.aiengine.models.text.cnn;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv1d;
import ai.djl.nn.core.Embedding;
import ai.djl.nn.core.Linear;
import ai.djl.training.GradientCollector;
import dev.aiengine.models.network.Parameter;
import dev.aiengine.models.network.PyTorch;
import dev.aiengine.models.network.Staging;
import dev.aiengine.models.network.Weights;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The network on PyTorch: scores forward, gradients backward. Holds no weights, and no tensor between two calls. */
final class TextNetwork implements AutoCloseable {
    private final Architecture architecture;
    private final Engine engine;
    private final NDManager manager;
    private final Staging staging = new Staging();

    TextNetwork(Architecture architecture) {
        this.architecture = architecture;
        this.engine = PyTorch.engine();
        this.manager = engine.newBaseManager();
    }

    /** One row of scores per text, before softmax. */
    float[][] scores(Weights weights, Batch batch) {
        try (NDManager step = manager.newSubManager()) {
            int[] words = batch.words();
            float[] flat = forward(tensors(step, weights, words), tokens(step, batch, words), null)
                    .toFloatArray();
            return IntStream.range(0, batch.rows())
                    .mapToObj(row ->
                            Arrays.copyOfRange(flat, row * architecture.labels(), (row + 1) * architecture.labels()))
                    .toArray(float[][]::new);
        }
    }

    /**
     * The gradients of the mean cross-entropy.
     *
     * @param labels one per text
     * @param kept what each feature of each text is multiplied by: 0 where it is dropped
     */
    Gradients gradients(Weights weights, Batch batch, int[] labels, float[] kept) {
        PyTorch.GRADIENTS.lock();
        try (NDManager step = manager.newSubManager()) {
            int[] words = batch.words();
            Map<String, NDArray> tensors = tensors(step, weights, words);
            tensors.values().forEach(tensor -> tensor.setRequiresGradient(true));
            NDArray mask = staging.lend(step, "kept", kept, batch.rows(), architecture.features());
            NDArray truth =
                    staging.lend(step, "labels", labels, batch.rows(), 1).toType(DataType.INT64, false);
            float loss;
            try (GradientCollector collector = engine.newGradientCollector()) {
                NDArray logarithms =
                        forward(tensors, tokens(step, batch, words), mask).logSoftmax(1);
                NDArray crossEntropy = logarithms.gather(truth, 1).mean().neg();
                loss = crossEntropy.getFloat();
                collector.backward(crossEntropy);
            }
            return gradients(loss, tensors, words);
        } finally {
            PyTorch.GRADIENTS.unlock();
        }
    }

    @Override
    public void close() {
        manager.close();
    }

    private static Gradients gradients(float loss, Map<String, NDArray> tensors, int[] words) {
        Map<String, float[]> dense = new LinkedHashMap<>();
        float[] embedding = new float[0];
        for (Map.Entry<String, NDArray> layer : tensors.entrySet()) {
            float[] gradient = layer.getValue().getGradient().toFloatArray();
            if (layer.getKey().equals(Architecture.EMBEDDING)) {
                embedding = gradient;
            } else {
                dense.put(layer.getKey(), gradient);
            }
        }
        return new Gradients(loss, dense, words, embedding);
    }

    /** Only the vectors of the batch's words are lent: so the embedding's gradient is as small as the batch. */
    private Map<String, NDArray> tensors(NDManager step, Weights weights, int[] words) {
        Map<String, NDArray> tensors = new LinkedHashMap<>();
        for (Parameter parameter : architecture.parameters()) {
            String name = parameter.name();
            boolean embedding = name.equals(Architecture.EMBEDDING);
            float[] values = embedding ? vectors(weights.get(name), words) : weights.get(name);
            long[] shape = embedding ? new long[] {words.length, architecture.dimensions()} : parameter.dimensions();
            tensors.put(name, staging.lend(step, name, values, shape));
        }
        return tensors;
    }

    private float[] vectors(float[] embedding, int[] words) {
        int dimensions = architecture.dimensions();
        float[] vectors = new float[words.length * dimensions];
        for (int i = 0; i < words.length; i++) {
            System.arraycopy(embedding, words[i] * dimensions, vectors, i * dimensions, dimensions);
        }
        return vectors;
    }

    /** The batch's tokens as places in {@code words}. */
    private NDArray tokens(NDManager step, Batch batch, int[] words) {
        Map<Integer, Integer> places = new HashMap<>();
        for (int i = 0; i < words.length; i++) {
            places.put(words[i], i);
        }
        int[] tokens = Arrays.stream(batch.tokens()).map(places::get).toArray();
        return staging.lend(step, "tokens", tokens, batch.rows(), batch.length());
    }

    private NDArray forward(Map<String, NDArray> tensors, NDArray tokens, @Nullable NDArray kept) {
        NDArray embedded = Embedding.embedding(tokens, tensors.get(Architecture.EMBEDDING), SparseFormat.DENSE)
                .singletonOrThrow()
                .transpose(0, 2, 1);
        NDList features = new NDList();
        for (int width : architecture.widths()) {
            NDArray convolved = Conv1d.conv1d(
                            embedded,
                            tensors.get(Architecture.convolution(width)),
                            tensors.get(Architecture.convolutionBias(width)),
                            new Shape(1))
                    .singletonOrThrow();
            features.add(Activation.relu(convolved.max(new int[] {2})));
        }
        NDArray joined = NDArrays.concat(features, 1);
        return Linear.linear(
                        kept == null ? joined : joined.mul(kept),
                        tensors.get(Architecture.DENSE),
                        tensors.get(Architecture.DENSE_BIAS))
                .singletonOrThrow();
    }
}
