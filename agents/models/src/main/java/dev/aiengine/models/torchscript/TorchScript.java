package dev.aiengine.models.torchscript;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;
import dev.aiengine.models.network.PyTorch;
import dev.aiengine.models.tensor.ModelFailure;
import dev.aiengine.models.tensor.NamedTensor;
import dev.aiengine.models.tensor.Tensor;
import dev.aiengine.models.tensor.TensorStaging;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A loaded TorchScript module. Used by one thread at a time; what it holds outside the heap ends with it. */
public final class TorchScript implements AutoCloseable {
    private final PtNDManager manager;
    private final PtSymbolBlock module;
    private final TensorStaging staging = new TensorStaging();
    private boolean training;

    private TorchScript(PtNDManager manager, PtSymbolBlock module) {
        this.manager = manager;
        this.module = module;
        // As it was saved it may be in training
        JniUtils.enableInferenceMode(module);
    }

    /**
     * Loads a file of unknown origin to run it.
     *
     * @throws IOException when it is larger than allowed, no TorchScript, or would do more than compute
     */
    public static TorchScript open(Path file, long maxBytes) throws IOException {
        return open(file, maxBytes, false);
    }

    /** Loads a file of unknown origin to train its parameters, see {@link #parameters} and {@link #forward}. */
    public static TorchScript openToTrain(Path file, long maxBytes) throws IOException {
        return open(file, maxBytes, true);
    }

    private static TorchScript open(Path file, long maxBytes, boolean train) throws IOException {
        TorchScriptArchive.check(file, maxBytes);
        PtNDManager manager = (PtNDManager) PyTorch.engine().newBaseManager();
        try {
            Path absolute = file.toAbsolutePath();
            return new TorchScript(
                    manager, JniUtils.loadModule(manager, absolute, true, new String[0], new String[0], train));
        } catch (RuntimeException e) {
            manager.close();
            throw new IOException("PyTorch cannot load the file: " + TorchErrors.reason(e), e);
        }
    }

    /**
     * Runs the module, without gradients; tuples, lists and dictionaries of tensors come back flat.
     *
     * @throws ModelFailure when the module fails on these inputs
     */
    public List<NamedTensor> run(List<Tensor> inputs) {
        // On in every new thread, and it costs up to half of the time
        JniUtils.setGradMode(false);
        try (NDManager call = manager.newSubManager()) {
            NDList arrays = new NDList();
            for (int i = 0; i < inputs.size(); i++) {
                Tensor input = inputs.get(i);
                arrays.add(
                        call.create(staging.lend(i, input), new Shape(input.shape()), TorchArrays.type(input.type())));
            }
            List<NamedTensor> outputs = new ArrayList<>();
            for (NDArray output : forward(arrays, false)) {
                outputs.add(new NamedTensor(output.getName(), TorchArrays.tensor(output)));
            }
            return outputs;
        } catch (EngineException | IllegalArgumentException | UnsupportedOperationException e) {
            throw new ModelFailure(TorchErrors.reason(e), e);
        }
    }

    /**
     * Runs the module in training, where dropout drops, or as it is served. After some trainings PyTorch has optimised
     * it for gradients and cannot run it without any more: write it and open what was written.
     *
     * @return belongs to the manager of the first input
     */
    public NDList forward(NDList inputs, boolean train) {
        setTraining(train);
        return module.forward(new ParameterStore(manager, false), inputs, train);
    }

    /** The weights themselves, by name; what is done to them is done to the module. */
    public NDList parameters(NDManager scope) {
        return JniUtils.moduleGetParams(module, (PtNDManager) scope);
    }

    /** Of every weight, in the module's order. */
    public List<long[]> parameterShapes() {
        try (NDManager scope = manager.newSubManager()) {
            return parameters(scope).stream()
                    .map(parameter -> parameter.getShape().getShape())
                    .toList();
        }
    }

    /** For arrays that live as long as the module. */
    public NDManager manager() {
        return manager;
    }

    /** Writes the module as it is now, ready to be served, as {@code torch.jit.save} would. */
    public void write(Path file) throws IOException {
        setTraining(false);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            // The length that DJL would put before it makes the file unreadable for anybody else
            JniUtils.writeModule(module, out, false);
        } catch (EngineException e) {
            throw new IOException("the module cannot be written: " + TorchErrors.reason(e), e);
        }
    }

    private void setTraining(boolean train) {
        if (training != train) {
            training = train;
            if (train) {
                JniUtils.enableTrainingMode(module);
            } else {
                JniUtils.enableInferenceMode(module);
            }
        }
    }

    @Override
    public void close() {
        module.close();
        manager.close();
    }
}
