package dev.aiengine.models.network;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A network on PyTorch: answers forward, gradients backward. Holds no weights, and no tensor between two calls. */
public final class TorchNetwork implements AutoCloseable {
    private final Network network;
    private final List<Parameter> parameters;
    private final Engine engine;
    private final NDManager manager;
    private final Staging staging = new Staging();

    public TorchNetwork(Network network) {
        this.network = network;
        this.parameters = network.parameters();
        this.engine = PyTorch.engine();
        this.manager = engine.newBaseManager();
    }

    /** Every output, flat, as a trained network gives it. */
    public Named<float[]> outputs(Weights weights, Batch batch) {
        try (NDManager step = manager.newSubManager()) {
            Named<NDArray> values = forward(lent(step, weights), step, batch, null);
            Named<float[]> outputs = new Named<>();
            network.outputs().forEach(name -> outputs.put(name, values.get(name).toFloatArray()));
            return outputs;
        }
    }

    /**
     * The gradients of a loss. Also brings the statistics of batch normalisation in {@code weights} up to date.
     *
     * @param random draws what is dropped
     */
    public Gradients gradients(Weights weights, Batch batch, Loss loss, RandomGenerator random) {
        PyTorch.GRADIENTS.lock();
        try (NDManager step = manager.newSubManager()) {
            Named<NDArray> lent = lent(step, weights);
            for (Parameter parameter : parameters) {
                lent.get(parameter.name()).setRequiresGradient(parameter.learned());
            }
            float found;
            try (GradientCollector collector = engine.newGradientCollector()) {
                NDArray wrong = loss.of(forward(lent, step, batch, random), staging, step);
                found = wrong.getFloat();
                collector.backward(wrong);
            }
            Map<String, float[]> gradients = new LinkedHashMap<>();
            for (Parameter parameter : parameters) {
                NDArray array = lent.get(parameter.name());
                if (parameter.learned()) {
                    gradients.put(parameter.name(), array.getGradient().toFloatArray());
                } else {
                    weights.arrays().put(parameter.name(), array.toFloatArray());
                }
            }
            return new Gradients(found, gradients);
        } finally {
            PyTorch.GRADIENTS.unlock();
        }
    }

    @Override
    public void close() {
        manager.close();
    }

    private Named<NDArray> forward(Named<NDArray> lent, NDManager step, Batch batch, @Nullable RandomGenerator random) {
        NDArray image = staging.lend(
                step, Network.INPUT, batch.values(), batch.rows(), network.channels(), batch.height(), batch.width());
        return new Forward(lent, staging, random).of(network, image);
    }

    private Named<NDArray> lent(NDManager step, Weights weights) {
        Named<NDArray> lent = new Named<>();
        for (Parameter parameter : parameters) {
            lent.put(
                    parameter.name(),
                    staging.lend(step, parameter.name(), weights.get(parameter.name()), parameter.dimensions()));
        }
        return lent;
    }
}
