package dev.aiengine.models.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A loaded ONNX file. Computes on the calling thread, one call at a time; everything outside the heap is freed by
 * {@link #close()}.
 */
public final class OnnxSession implements AutoCloseable {
    private final OrtEnvironment environment;
    private final OrtSession session;
    /** Kept between calls: a heap buffer would cost a direct one per call, freed only when the heap is collected. */
    private ByteBuffer staging = ByteBuffer.allocateDirect(0);

    private OnnxSession(OrtEnvironment environment, OrtSession session) {
        this.environment = environment;
        this.session = session;
    }

    /**
     * Loads a file of unknown origin.
     *
     * @throws IOException when it is larger than allowed or no ONNX model
     */
    public static OnnxSession open(Path file, long maxBytes) throws IOException {
        long bytes = Files.size(file);
        if (bytes > maxBytes) {
            throw new IOException(file.getFileName() + " has " + bytes + " bytes, more than " + maxBytes);
        }
        try {
            return new OnnxSession(OrtEnvironment.getEnvironment(), OnnxRuntime.open(file));
        } catch (OrtException e) {
            throw new IOException(file.getFileName() + " is damaged: " + e.getMessage(), e);
        }
    }

    /** What the model takes, in its order. */
    public List<Port> inputs() throws IOException {
        try {
            return Port.of(session.getInputInfo());
        } catch (OrtException e) {
            throw new IOException("the model's inputs cannot be read: " + e.getMessage(), e);
        }
    }

    /** What the model gives, in its order. */
    public List<Port> outputs() throws IOException {
        try {
            return Port.of(session.getOutputInfo());
        } catch (OrtException e) {
            throw new IOException("the model's outputs cannot be read: " + e.getMessage(), e);
        }
    }

    /** Refuses a model that takes anything else than this one input. */
    public OnnxSession expectInput(String name, ElementType type, long... shape) throws IOException {
        try {
            Map<String, NodeInfo> inputs = session.getInputInfo();
            if (!inputs.keySet().equals(Set.of(name))) {
                throw new IOException("the model takes " + inputs.keySet() + ", not [" + name + "]");
            }
            expect(inputs.get(name), name, type, shape);
            return this;
        } catch (OrtException e) {
            throw new IOException("the model's inputs cannot be read: " + e.getMessage(), e);
        }
    }

    /** Refuses a model that does not give this output. */
    public OnnxSession expectOutput(String name, ElementType type, long... shape) throws IOException {
        try {
            expect(session.getOutputInfo().get(name), name, type, shape);
            return this;
        } catch (OrtException e) {
            throw new IOException("the model's outputs cannot be read: " + e.getMessage(), e);
        }
    }

    public float[] run(String input, int[] values, long[] shape, String output) {
        ByteBuffer buffer = staged(values.length);
        buffer.asIntBuffer().put(values);
        try (OnnxTensor tensor =
                OnnxTensor.createTensor(environment, buffer.asIntBuffer().limit(values.length), shape)) {
            return run(input, tensor, output);
        } catch (OrtException e) {
            throw new IllegalStateException("the model failed: " + e.getMessage(), e);
        }
    }

    public float[] run(String input, float[] values, long[] shape, String output) {
        ByteBuffer buffer = staged(values.length);
        buffer.asFloatBuffer().put(values);
        try (OnnxTensor tensor =
                OnnxTensor.createTensor(environment, buffer.asFloatBuffer().limit(values.length), shape)) {
            return run(input, tensor, output);
        } catch (OrtException e) {
            throw new IllegalStateException("the model failed: " + e.getMessage(), e);
        }
    }

    /** Runs a model of several inputs of whole numbers, all of one shape. */
    public Floats run(SequencedMap<String, long[]> inputs, long[] shape, String output) {
        Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
        try {
            int elements = inputs.firstEntry().getValue().length;
            LongBuffer buffer =
                    staged(Math.multiplyExact(2 * inputs.size(), elements)).asLongBuffer();
            for (Map.Entry<String, long[]> input : inputs.entrySet()) {
                LongBuffer part = buffer.slice(tensors.size() * elements, elements);
                part.put(input.getValue()).flip();
                tensors.put(input.getKey(), OnnxTensor.createTensor(environment, part, shape));
            }
            try (OrtSession.Result result = session.run(tensors, Set.of(output))) {
                if (result.get(0) instanceof OnnxTensor tensor && tensor.getInfo().type == ElementType.FLOAT.runtime) {
                    return floats(tensor);
                }
                throw new IllegalStateException("the model's " + output + " is no tensor of floats");
            }
        } catch (OrtException e) {
            throw new IllegalStateException("the model failed: " + e.getMessage(), e);
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("the model cannot be freed: " + e.getMessage(), e);
        }
    }

    private float[] run(String input, OnnxTensor tensor, String output) throws OrtException {
        try (OrtSession.Result result = session.run(Map.of(input, tensor), Set.of(output))) {
            return floats((OnnxTensor) result.get(0)).values();
        }
    }

    private static Floats floats(OnnxTensor tensor) {
        float[] copy = new float[Math.toIntExact(tensor.getInfo().getNumElements())];
        tensor.getFloatBuffer().get(copy);
        return new Floats(copy, tensor.getInfo().getShape());
    }

    private ByteBuffer staged(int elements) {
        int bytes = Math.multiplyExact(elements, Float.BYTES);
        if (staging.capacity() < bytes) {
            staging = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
        }
        return staging.clear().limit(bytes);
    }

    /** A size of -1 stands for any. */
    private static void expect(@Nullable NodeInfo node, String name, ElementType type, long... shape)
            throws IOException {
        if (node == null || !(node.getInfo() instanceof TensorInfo tensor)) {
            throw new IOException("the model has no tensor " + name);
        }
        long[] actual = tensor.getShape();
        boolean fits = tensor.type == type.runtime && actual.length == shape.length;
        for (int i = 0; fits && i < shape.length; i++) {
            fits = actual[i] == shape[i];
        }
        if (!fits) {
            throw new IOException("the model's " + name + " is " + tensor + ", not what this package needs");
        }
    }
}
