package dev.aiengine.models.text.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.aiengine.models.torchscript.TorchScript;
import java.io.IOException;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A TorchScript encoder whose weights are being trained. */
public final class TrainableEncoder implements AutoCloseable {
    private final TorchScript module;
    private final boolean typed;

    private TrainableEncoder(TorchScript module, boolean typed) {
        this.module = module;
        this.typed = typed;
    }

    /** Whether a package has an encoder that can be trained. */
    public static boolean isIn(Path directory) {
        return Files.exists(file(directory));
    }

    /** The encoder's network in a package. */
    public static Path file(Path directory) {
        return directory.resolve(TorchScriptEncoder.FILE);
    }

    public static TrainableEncoder open(Path file) throws IOException {
        TorchScript module = TorchScript.openToTrain(file, Encoder.MOST_BYTES);
        try {
            return new TrainableEncoder(module, TorchScriptEncoder.typed(module));
        } catch (IOException | RuntimeException e) {
            module.close();
            throw e;
        }
    }

    public NDManager manager() {
        return module.manager();
    }

    /** The weights themselves; empty where the module was frozen. */
    public List<NDArray> parameters(NDManager scope) {
        return module.parameters(scope).stream()
                .filter(parameter -> parameter.getDataType() == DataType.FLOAT32)
                .toList();
    }

    /** As {@link Encoder#vectors}, on the way that gradients come back. */
    public NDArray vectors(NDManager scope, List<Tokens> texts) {
        TokenBatch batch = TokenBatch.of(texts);
        NDList inputs = new NDList(array(scope, batch.ids(), batch), array(scope, batch.mask(), batch));
        if (typed) {
            inputs.add(array(scope, batch.types(), batch));
        }
        NDArray output = output(module.forward(inputs, true));
        if (output.getShape().dimension() == 2) {
            return output;
        }
        NDArray mask = inputs.get(1).toType(DataType.FLOAT32, true).expandDims(2);
        NDArray mean = output.mul(mask).sum(new int[] {1}).div(mask.sum(new int[] {1}));
        return NDArrays.concat(new NDList(mean, output.get(":, 0")), 1);
    }

    /** The same as numbers, without gradients and without dropout. */
    public float[][] vectors(List<Tokens> texts) {
        TokenBatch batch = TokenBatch.of(texts);
        return Pooling.of(new TorchScriptEncoder(module, typed).run(batch), batch);
    }

    public void write(Path file) throws IOException {
        module.write(file);
    }

    @Override
    public void close() {
        module.close();
    }

    private static NDArray output(NDList outputs) {
        return outputs.stream()
                .filter(output -> output.getDataType() == DataType.FLOAT32
                        && output.getShape().dimension() == 3)
                .findFirst()
                .orElseGet(() -> outputs.stream()
                        .filter(output -> output.getDataType() == DataType.FLOAT32
                                && output.getShape().dimension() == 2)
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("the encoder gives no vectors of floats")));
    }

    private static NDArray array(NDManager scope, long[] values, TokenBatch batch) {
        return scope.create(LongBuffer.wrap(values), new Shape(batch.shape()), DataType.INT64);
    }
}
