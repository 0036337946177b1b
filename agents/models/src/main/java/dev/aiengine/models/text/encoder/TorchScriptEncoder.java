package dev.aiengine.models.text.encoder;

import dev.aiengine.contract.signature.TensorType;
import dev.aiengine.models.onnx.Floats;
import dev.aiengine.models.tensor.ModelFailure;
import dev.aiengine.models.tensor.NamedTensor;
import dev.aiengine.models.tensor.Tensor;
import dev.aiengine.models.torchscript.TorchScript;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * An encoder as TorchScript: takes {@code input_ids}, {@code attention_mask} and perhaps {@code token_type_ids}, in
 * this order. Run by PyTorch.
 */
final class TorchScriptEncoder implements EncoderNetwork {
    static final String FILE = "encoder.pt";

    private static final TokenBatch SAMPLE = TokenBatch.of(List.of(new Tokens(new long[4], new long[4])));

    private final TorchScript module;
    private final boolean typed;

    TorchScriptEncoder(TorchScript module, boolean typed) {
        this.module = module;
        this.typed = typed;
    }

    static TorchScriptEncoder open(Path file) throws IOException {
        TorchScript module = TorchScript.open(file, Encoder.MOST_BYTES);
        try {
            return new TorchScriptEncoder(module, typed(module));
        } catch (IOException | RuntimeException e) {
            module.close();
            throw e;
        }
    }

    /** Whether a module takes segments too: nothing but trying tells. */
    static boolean typed(TorchScript module) throws IOException {
        try {
            module.run(inputs(SAMPLE, false));
            return false;
        } catch (ModelFailure two) {
            try {
                module.run(inputs(SAMPLE, true));
                return true;
            } catch (ModelFailure three) {
                throw new IOException(
                        "the encoder takes neither input_ids and attention_mask (" + two.getMessage()
                                + ") nor these and token_type_ids (" + three.getMessage() + ")",
                        three);
            }
        }
    }

    @Override
    public Floats run(TokenBatch batch) {
        List<Tensor> floats = module.run(inputs(batch, typed)).stream()
                .map(NamedTensor::tensor)
                .filter(tensor -> tensor.type() == TensorType.FLOAT)
                .toList();
        Tensor output = floats.stream()
                .filter(tensor -> tensor.shape().length == 3)
                .findFirst()
                .or(() -> floats.stream()
                        .filter(tensor -> tensor.shape().length == 2)
                        .findFirst())
                .orElseThrow(() -> new IllegalStateException(
                        "the encoder gives no floats of shape [batch, length, dimensions] or [batch, dimensions]"));
        return new Floats((float[]) output.values(), output.shape());
    }

    @Override
    public void close() {
        module.close();
    }

    private static List<Tensor> inputs(TokenBatch batch, boolean typed) {
        Tensor ids = Tensor.of(batch.ids(), batch.shape());
        Tensor mask = Tensor.of(batch.mask(), batch.shape());
        return typed ? List.of(ids, mask, Tensor.of(batch.types(), batch.shape())) : List.of(ids, mask);
    }
}
