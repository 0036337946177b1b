package dev.aiengine.models.image;

import dev.aiengine.models.network.Network;
import dev.aiengine.models.network.OnnxNetwork;
import dev.aiengine.models.network.Weights;
import dev.aiengine.models.onnx.Attribute;
import dev.aiengine.models.onnx.Axis;
import dev.aiengine.models.onnx.ElementType;
import dev.aiengine.models.onnx.OnnxGraph;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes a trained network as ONNX: {@code image} [batch, 3, height, width] in, {@code scores} [batch, labels] out. */
final class ImageExport {

    /**
     * @param temperature divides the logits; it goes into the last layer, so that any server gives calibrated scores
     */
    static void write(Network network, Weights weights, double temperature, Path file) throws IOException {
        int labels = network.width(ResidualNetwork.LOGITS);
        OnnxGraph graph = new OnnxGraph("image-classification")
                .input(
                        Network.INPUT,
                        ElementType.FLOAT,
                        Axis.any("batch"),
                        Axis.of(Pixels.CHANNELS),
                        Axis.any("height"),
                        Axis.any("width"))
                .output(ImageFiles.LOGITS, ElementType.FLOAT, Axis.any("batch"), Axis.of(labels))
                .output(ImageFiles.SCORES, ElementType.FLOAT, Axis.any("batch"), Axis.of(labels));
        Weights calibrated = weights.copy();
        for (String name : List.of(ResidualNetwork.HEAD_WEIGHT, ResidualNetwork.HEAD_BIAS)) {
            float[] array = calibrated.get(name);
            for (int i = 0; i < array.length; i++) {
                array[i] = (float) (array[i] / temperature);
            }
        }
        OnnxNetwork.add(graph, network, calibrated);
        graph.node("Softmax", List.of(ImageFiles.LOGITS), ImageFiles.SCORES, Attribute.of("axis", 1L));
        graph.write(file);
    }

    private ImageExport() {}
}
