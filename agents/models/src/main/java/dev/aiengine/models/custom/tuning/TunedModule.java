package dev.aiengine.models.custom.tuning;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import dev.aiengine.contract.signature.TensorType;
import dev.aiengine.models.Untrainable;
import dev.aiengine.models.network.PyTorch;
import dev.aiengine.models.network.Staging;
import dev.aiengine.models.tensor.Tensor;
import dev.aiengine.models.torchscript.TorchScript;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A module whose weights are moved, batch by batch. */
final class TunedModule implements AutoCloseable {
    private final TorchScript module;
    private final Loss loss;
    /** Shape of one row. */
    private final List<Long> row;

    private final Engine engine = PyTorch.engine();
    private final Staging staging = new Staging();

    TunedModule(Path file, long maxBytes, Loss loss, List<Long> row) throws IOException {
        this.module = TorchScript.openToTrain(file, maxBytes);
        this.loss = loss;
        this.row = row;
    }

    TorchScript module() {
        return module;
    }

    /** Of each array of weights. */
    List<Integer> sizes() {
        return module.parameterShapes().stream()
                .map(shape -> Math.toIntExact(Tensor.elements(shape)))
                .toList();
    }

    /** From here on what the module draws, as dropout does, is the same for the same seed. */
    void seed(int seed) {
        engine.setRandomSeed(seed);
    }

    /** Moves the weights once; gives the loss before that. */
    double step(List<float[]> inputs, float[] targets, Adam adam, double rate) {
        PyTorch.GRADIENTS.lock();
        try (NDManager step = module.manager().newSubManager()) {
            float value;
            NDList parameters = module.parameters(step);
            try (GradientCollector collector = engine.newGradientCollector()) {
                NDArray answers =
                        module.forward(new NDList(lend(step, inputs)), true).getFirst();
                NDArray lowered = loss.of(answers, staging.lend(step, "targets", targets, targets.length));
                value = lowered.getFloat();
                collector.backward(lowered);
            }
            move(step, parameters, adam, rate);
            return value;
        } catch (EngineException | IllegalArgumentException e) {
            throw new Untrainable("PyTorch cannot train this module: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        } finally {
            PyTorch.GRADIENTS.unlock();
        }
    }

    private void move(NDManager step, NDList parameters, Adam adam, double rate) {
        JniUtils.setGradMode(false);
        adam.begin();
        for (int i = 0; i < parameters.size(); i++) {
            NDArray parameter = parameters.get(i);
            float[] change = adam.step(i, parameter.getGradient().toFloatArray(), rate);
            // In place: set() and copyTo() would leave the module looking at a buffer that Java may free
            parameter.subi(
                    staging.lend(step, "step", change, parameter.getShape().getShape()));
            // Otherwise they add up from step to step
            JniUtils.zeroGrad((PtNDArray) parameter);
        }
    }

    /** One row of numbers per input. */
    float[][] answers(List<float[]> inputs) {
        float[][] answers = new float[inputs.size()][];
        int atOnce = 256;
        for (int from = 0; from < inputs.size(); from += atOnce) {
            List<float[]> some = inputs.subList(from, Math.min(inputs.size(), from + atOnce));
            Tensor output = module.run(List.of(new Tensor(TensorType.FLOAT, shape(some.size()), flat(some))))
                    .getFirst()
                    .tensor();
            float[] values = output.floats();
            int width = values.length / some.size();
            for (int i = 0; i < some.size(); i++) {
                answers[from + i] = Arrays.copyOfRange(values, i * width, (i + 1) * width);
            }
        }
        return answers;
    }

    @Override
    public void close() {
        module.close();
    }

    private NDArray lend(NDManager manager, List<float[]> inputs) {
        return staging.lend(manager, "inputs", flat(inputs), shape(inputs.size()));
    }

    private long[] shape(int rows) {
        long[] shape = new long[row.size() + 1];
        shape[0] = rows;
        for (int axis = 0; axis < row.size(); axis++) {
            shape[axis + 1] = row.get(axis);
        }
        return shape;
    }

    private static float[] flat(List<float[]> inputs) {
        int width = inputs.getFirst().length;
        float[] flat = new float[Math.multiplyExact(inputs.size(), width)];
        for (int i = 0; i < inputs.size(); i++) {
            System.arraycopy(inputs.get(i), 0, flat, i * width, width);
        }
        return flat;
    }
}
