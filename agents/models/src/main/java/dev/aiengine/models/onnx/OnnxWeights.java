package dev.aiengine.models.onnx;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Weights read back out of an ONNX file that {@link OnnxGraph} wrote, to train on from there. */
public final class OnnxWeights {
    private static final int GRAPH = 7;
    private static final int INITIALIZER = 5;

    private final Map<String, ByteBuffer> raw = new HashMap<>();

    private OnnxWeights() {}

    /**
     * Reads a file of unknown origin.
     *
     * @throws IOException when it is larger than allowed or no ONNX model
     */
    public static OnnxWeights read(Path file, long maxBytes) throws IOException {
        long bytes = Files.size(file);
        if (bytes > Math.min(maxBytes, Integer.MAX_VALUE - 8)) {
            throw new IOException(file.getFileName() + " has " + bytes + " bytes, more than " + maxBytes);
        }
        OnnxWeights weights = new OnnxWeights();
        try {
            WireReader model = new WireReader(ByteBuffer.wrap(Files.readAllBytes(file)));
            while (model.next()) {
                if (model.field() == GRAPH && model.isMessage()) {
                    weights.graph(model.bytes());
                } else {
                    model.skip();
                }
            }
        } catch (IOException e) {
            throw new IOException(file.getFileName() + " is damaged: " + e.getMessage(), e);
        }
        return weights;
    }

    /**
     * The floats of one tensor.
     *
     * @throws IOException when there is none of that name and size
     */
    public float[] floats(String name, long elements) throws IOException {
        ByteBuffer bytes = raw.get(name);
        if (bytes == null || bytes.remaining() != elements * Float.BYTES) {
            throw new IOException("the model has no weights " + name + " of " + elements + " elements");
        }
        float[] floats = new float[(int) elements];
        bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(floats);
        for (float each : floats) {
            if (!Float.isFinite(each)) {
                throw new IOException("the model has a weight in " + name + " that is not a number");
            }
        }
        return floats;
    }

    private void graph(ByteBuffer bytes) throws IOException {
        WireReader graph = new WireReader(bytes);
        while (graph.next()) {
            if (graph.field() == INITIALIZER && graph.isMessage()) {
                tensor(graph.bytes());
            } else {
                graph.skip();
            }
        }
    }

    private void tensor(ByteBuffer bytes) throws IOException {
        WireReader tensor = new WireReader(bytes);
        String name = "";
        ByteBuffer values = ByteBuffer.allocate(0);
        boolean floats = false;
        while (tensor.next()) {
            if (tensor.field() == 2 && tensor.isNumber()) {
                floats = tensor.varint() == ElementType.FLOAT.code;
            } else if (tensor.field() == 8 && tensor.isMessage()) {
                name = tensor.text();
            } else if (tensor.field() == 9 && tensor.isMessage()) {
                values = tensor.bytes();
            } else {
                tensor.skip();
            }
        }
        if (floats) {
            raw.put(name, values);
        }
    }
}
