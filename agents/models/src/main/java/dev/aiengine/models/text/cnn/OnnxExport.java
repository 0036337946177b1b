package dev.aiengine.models.text.cnn;

import dev.aiengine.models.network.Parameter;
import dev.aiengine.models.network.Weights;
import dev.aiengine.models.onnx.Attribute;
import dev.aiengine.models.onnx.Axis;
import dev.aiengine.models.onnx.ElementType;
import dev.aiengine.models.onnx.OnnxGraph;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes a trained network as ONNX: {@code tokens} [batch, length] in, {@code scores} [batch, labels] out. */
final class OnnxExport {

    /**
     * @param temperature divides the logits; it goes into the dense layer, so that any server gives calibrated scores
     */
    static void write(Architecture architecture, Weights weights, double temperature, Path file) throws IOException {
        OnnxGraph graph = new OnnxGraph("text-cnn")
                .input(CnnFiles.TOKENS, ElementType.INT32, Axis.any("batch"), Axis.any("length"))
                .output(CnnFiles.LOGITS, ElementType.FLOAT, Axis.any("batch"), Axis.of(architecture.labels()))
                .output(CnnFiles.SCORES, ElementType.FLOAT, Axis.any("batch"), Axis.of(architecture.labels()));
        for (Parameter parameter : architecture.parameters()) {
            float[] values = weights.get(parameter.name());
            boolean dense = parameter.name().startsWith("dense");
            graph.weights(parameter.name(), parameter.dimensions(), dense ? divided(values, temperature) : values);
        }
        graph.node("Gather", List.of(Architecture.EMBEDDING, CnnFiles.TOKENS), "embedded");
        graph.node("Transpose", List.of("embedded"), "channels", Attribute.of("perm", 0L, 2L, 1L));
        List<String> features = new ArrayList<>();
        for (int width : architecture.widths()) {
            String convolved = "convolved" + width;
            graph.node(
                    "Conv",
                    List.of("channels", Architecture.convolution(width), Architecture.convolutionBias(width)),
                    convolved);
            graph.node("GlobalMaxPool", List.of(convolved), convolved + ".max");
            graph.node("Relu", List.of(convolved + ".max"), convolved + ".relu");
            features.add(convolved + ".relu");
        }
        graph.node("Concat", features, "joined", Attribute.of("axis", 1L));
        graph.node("Flatten", List.of("joined"), "features", Attribute.of("axis", 1L));
        graph.node(
                "Gemm",
                List.of("features", Architecture.DENSE, Architecture.DENSE_BIAS),
                CnnFiles.LOGITS,
                Attribute.of("transB", 1L));
        graph.node("Softmax", List.of(CnnFiles.LOGITS), CnnFiles.SCORES, Attribute.of("axis", 1L));
        graph.write(file);
    }

    private static float[] divided(float[] values, double divisor) {
        float[] divided = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            divided[i] = (float) (values[i] / divisor);
        }
        return divided;
    }

    private OnnxExport() {}
}
