package dev.aiengine.models.custom;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.aiengine.contract.signature.TensorSpec;
import dev.aiengine.contract.signature.TensorType;
import dev.aiengine.models.onnx.OnnxRuntime;
import dev.aiengine.models.tensor.ModelFailure;
import dev.aiengine.models.tensor.NamedTensor;
import dev.aiengine.models.tensor.Tensor;
import dev.aiengine.models.tensor.TensorStaging;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** ONNX by ONNX Runtime, on one thread. */
final class OnnxEngine implements Engine {
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final List<String> inputs;
    private final TensorStaging staging = new TensorStaging();

    private OnnxEngine(OrtEnvironment environment, OrtSession session) {
        this.environment = environment;
        this.session = session;
        this.inputs = List.copyOf(session.getInputNames());
    }

    static OnnxEngine open(Path file) throws IOException {
        try {
            return new OnnxEngine(OrtEnvironment.getEnvironment(), OnnxRuntime.open(file));
        } catch (OrtException e) {
            throw new IOException("ONNX Runtime cannot load the file: " + reason(e), e);
        }
    }

    /** What the file says it takes; an {@link IOException} where that cannot be given as JSON. */
    List<TensorSpec> inputs() throws IOException {
        try {
            return specs("input", session.getInputInfo().values());
        } catch (OrtException e) {
            throw new IOException("the model's inputs cannot be read: " + reason(e), e);
        }
    }

    /** Refuses outputs that are no tensors, and says how to export without them. */
    void requireTensors() throws IOException {
        try {
            for (NodeInfo output : session.getOutputInfo().values()) {
                if (!(output.getInfo() instanceof TensorInfo)) {
                    throw new IOException("output " + output.getName() + " is no tensor but a sequence or a map:"
                            + " export the model with tensors only (for scikit-learn with the option zipmap=False)");
                }
            }
        } catch (OrtException e) {
            throw new IOException("the model's outputs cannot be read: " + reason(e), e);
        }
    }

    @Override
    public List<NamedTensor> run(List<Tensor> values) {
        Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
        try {
            for (int i = 0; i < values.size(); i++) {
                tensors.put(inputs.get(i), tensor(i, values.get(i)));
            }
            List<NamedTensor> outputs = new ArrayList<>();
            try (OrtSession.Result result = session.run(tensors)) {
                for (Map.Entry<String, OnnxValue> output : result) {
                    outputs.add(new NamedTensor(output.getKey(), OnnxValues.tensor(output.getValue())));
                }
            }
            return outputs;
        } catch (OrtException e) {
            throw new ModelFailure(reason(e), e);
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("the model cannot be freed: " + reason(e), e);
        }
    }

    private OnnxTensor tensor(int input, Tensor tensor) throws OrtException {
        if (tensor.values() instanceof String[] texts) {
            return OnnxTensor.createTensor(environment, texts, tensor.shape());
        }
        ByteBuffer buffer = staging.lend(input, tensor);
        return switch (tensor.type()) {
            case FLOAT -> OnnxTensor.createTensor(environment, buffer.asFloatBuffer(), tensor.shape());
            case DOUBLE -> OnnxTensor.createTensor(environment, buffer.asDoubleBuffer(), tensor.shape());
            case INT32 -> OnnxTensor.createTensor(environment, buffer.asIntBuffer(), tensor.shape());
            case INT64 -> OnnxTensor.createTensor(environment, buffer.asLongBuffer(), tensor.shape());
            case BOOL -> OnnxTensor.createTensor(environment, buffer, tensor.shape(), OnnxJavaType.BOOL);
            case STRING -> throw new IllegalStateException("texts were handled above");
        };
    }

    private static List<TensorSpec> specs(String what, Collection<NodeInfo> nodes) throws IOException {
        List<TensorSpec> specs = new ArrayList<>();
        for (NodeInfo node : nodes) {
            if (!(node.getInfo() instanceof TensorInfo info)) {
                throw new IOException(what + " " + node.getName() + " is no tensor but a sequence or a map");
            }
            try {
                List<Long> shape = Arrays.stream(info.getShape()).boxed().toList();
                specs.add(new TensorSpec(node.getName(), type(what + " " + node.getName(), info.type), shape));
            } catch (IllegalArgumentException e) {
                throw new IOException(e.getMessage(), e);
            }
        }
        return specs;
    }

    private static TensorType type(String what, OnnxJavaType type) throws IOException {
        return switch (type) {
            case FLOAT -> TensorType.FLOAT;
            case DOUBLE -> TensorType.DOUBLE;
            case INT32 -> TensorType.INT32;
            case INT64 -> TensorType.INT64;
            case BOOL -> TensorType.BOOL;
            case STRING -> TensorType.STRING;
            case INT8, UINT8, INT16, FLOAT16, BFLOAT16, UNKNOWN ->
                throw new IOException(what + " has the type " + type.name().toLowerCase(java.util.Locale.ROOT)
                        + ": export the model with inputs of one of " + TensorType.labels());
        };
    }

    private static String reason(OrtException e) {
        String line = Objects.requireNonNullElse(e.getMessage(), e.toString())
                .lines()
                .findFirst()
                .orElse("");
        return line.length() <= 300 ? line : line.substring(0, 300);
    }
}
