package dev.aiengine.models.text.encoder;

import dev.aiengine.models.onnx.ElementType;
import dev.aiengine.models.onnx.Floats;
import dev.aiengine.models.onnx.OnnxSession;
import dev.aiengine.models.onnx.Port;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** An encoder exported to ONNX with the inputs and outputs of the transformers library. */
final class OnnxEncoder implements EncoderNetwork {
    static final String FILE = "encoder.onnx";

    private static final String IDS = "input_ids";
    private static final String MASK = "attention_mask";
    private static final String TYPES = "token_type_ids";
    private static final String USUAL_OUTPUT = "last_hidden_state";

    private final OnnxSession session;
    private final boolean typed;
    private final String output;

    private OnnxEncoder(OnnxSession session, boolean typed, String output) {
        this.session = session;
        this.typed = typed;
        this.output = output;
    }

    static OnnxEncoder open(Path file) throws IOException {
        OnnxSession session = OnnxSession.open(file, Encoder.MOST_BYTES);
        try {
            List<String> inputs = inputs(session);
            return new OnnxEncoder(session, inputs.contains(TYPES), output(session.outputs()));
        } catch (IOException | RuntimeException e) {
            session.close();
            throw e;
        }
    }

    @Override
    public Floats run(TokenBatch batch) {
        SequencedMap<String, long[]> inputs = new LinkedHashMap<>();
        inputs.put(IDS, batch.ids());
        inputs.put(MASK, batch.mask());
        if (typed) {
            inputs.put(TYPES, batch.types());
        }
        return session.run(inputs, batch.shape(), output);
    }

    @Override
    public void close() {
        session.close();
    }

    private static List<String> inputs(OnnxSession session) throws IOException {
        List<Port> ports = session.inputs();
        List<String> names = ports.stream().map(Port::name).toList();
        boolean whole = ports.stream()
                .allMatch(port -> port.type() == ElementType.INT64
                        && port.shape().size() == 2
                        && List.of(IDS, MASK, TYPES).contains(port.name()));
        if (!whole || !names.contains(IDS) || !names.contains(MASK)) {
            throw new IOException("the model takes " + ports + ", not the int64 inputs " + IDS + ", " + MASK
                    + " and perhaps " + TYPES + " of shape [batch, length]");
        }
        return names;
    }

    /** {@code last_hidden_state}, or the first output of a vector per token, or the first of a vector per text. */
    private static String output(List<Port> ports) throws IOException {
        List<Port> floats =
                ports.stream().filter(port -> port.type() == ElementType.FLOAT).toList();
        Optional<Port> usual =
                floats.stream().filter(port -> port.name().equals(USUAL_OUTPUT)).findFirst();
        return usual.or(() -> ofRank(floats, 3))
                .or(() -> ofRank(floats, 2))
                .map(Port::name)
                .orElseThrow(() -> new IOException("the model gives " + ports
                        + ", none of them floats of shape [batch, length, dimensions] or [batch, dimensions]"));
    }

    private static Optional<Port> ofRank(List<Port> ports, int rank) {
        return ports.stream().filter(port -> port.shape().size() == rank).findFirst();
    }
}
