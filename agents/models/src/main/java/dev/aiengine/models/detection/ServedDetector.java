package dev.aiengine.models.detection;

import dev.aiengine.models.network.Network;
import dev.aiengine.models.network.OnnxNetwork;
import dev.aiengine.models.network.Weights;
import dev.aiengine.models.onnx.Attribute;
import dev.aiengine.models.onnx.Axis;
import dev.aiengine.models.onnx.ElementType;
import dev.aiengine.models.onnx.OnnxGraph;
import dev.aiengine.models.onnx.OnnxSession;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The network of a package as ONNX: {@code image} [batch, 3, height, width] in, {@code answers} [batch, size] out. */
final class ServedDetector implements AutoCloseable {
    private static final String MODEL = "model.onnx";
    private static final String ANSWERS = "answers";
    private static final long MOST_BYTES = 1L << 30;

    private final OnnxSession session;
    private final Reading reading;
    private final Answers answers;

    private ServedDetector(OnnxSession session, Reading reading, Answers answers) {
        this.session = session;
        this.reading = reading;
        this.answers = answers;
    }

    static void write(Network network, Weights weights, Reading reading, int labels, Path directory)
            throws IOException {
        OnnxGraph graph = new OnnxGraph("detector")
                .input(
                        Network.INPUT,
                        ElementType.FLOAT,
                        Axis.any("batch"),
                        Axis.of(3),
                        Axis.of(reading.height()),
                        Axis.of(reading.width()))
                .output(
                        ANSWERS,
                        ElementType.FLOAT,
                        Axis.any("batch"),
                        Axis.of(new Answers(reading.anchors(), labels).size()));
        OnnxNetwork.add(graph, network, weights);
        List<String> flat = new ArrayList<>();
        for (String output : network.outputs()) {
            graph.node("Flatten", List.of(output), output + ".flat", Attribute.of("axis", 1L));
            flat.add(output + ".flat");
        }
        graph.node("Concat", flat, ANSWERS, Attribute.of("axis", 1L));
        graph.write(directory.resolve(MODEL));
    }

    /** @throws IOException when the file is missing or damaged, or does not fit what the package says of it */
    static ServedDetector open(Path directory, Reading reading, int labels) throws IOException {
        Answers answers = new Answers(reading.anchors(), labels);
        OnnxSession session = OnnxSession.open(directory.resolve(MODEL), MOST_BYTES);
        try {
            session.expectInput(Network.INPUT, ElementType.FLOAT, -1, 3, reading.height(), reading.width())
                    .expectOutput(ANSWERS, ElementType.FLOAT, -1, answers.size());
            return new ServedDetector(session, reading, answers);
        } catch (IOException | RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /** What the network answers for one image. */
    float[] answers(float[] planes) {
        float[] flat =
                session.run(Network.INPUT, planes, new long[] {1, 3, reading.height(), reading.width()}, ANSWERS);
        if (flat.length != answers.size()) {
            throw new IllegalStateException("the model answers " + flat.length + " numbers, not " + answers.size());
        }
        return flat;
    }

    /** Detections in pixels of the network's input, best first. */
    List<Detection> detections(float[] planes, float least) {
        return answers.detections(answers(planes), 0, least);
    }

    @Override
    public void close() {
        session.close();
    }
}
