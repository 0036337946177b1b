package dev.aiengine.models.text.encoder;

import dev.aiengine.contract.Json;
import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.ModelSource;
import dev.aiengine.models.Parameters;
import dev.aiengine.models.onnx.Attribute;
import dev.aiengine.models.onnx.Axis;
import dev.aiengine.models.onnx.ElementType;
import dev.aiengine.models.onnx.OnnxGraph;
import dev.aiengine.models.text.TextFamily;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * An encoder of one layer with random weights, as the transformers library would export it, and its WordPiece
 * tokenizer. Random or not, the mean of its vectors tells texts of different words apart.
 */
public final class TinyEncoder {
    public static final int DIMENSIONS = 32;
    public static final int POSITIONS = 64;

    private static final List<String> WORDS = List.of(
            "the", "a", "of", "today", "it", "was", "and", "then", "we", "saw", "goal", "match", "striker", "league",
            "market", "shares", "profit", "bank", "planet", "probe", "orbit", "lab", "text", "short", "long", ",", ".",
            "##s", "##er", "##t", "##e", "an", "other");

    private final SplittableRandom random = new SplittableRandom(7);
    private boolean masked = true;
    private boolean typed = true;
    private boolean perToken = true;
    private int vocabulary = tokens().size();

    /** Lets padding be seen. */
    public TinyEncoder maskless() {
        masked = false;
        return this;
    }

    /** Takes no {@code token_type_ids}. */
    public TinyEncoder untyped() {
        typed = false;
        return this;
    }

    /** Gives one vector per text. */
    public TinyEncoder perText() {
        perToken = false;
        return this;
    }

    /** Has vectors for fewer tokens than the tokenizer makes. */
    public TinyEncoder forgetful() {
        vocabulary = tokens().size() - 1;
        return this;
    }

    /** Writes {@code tokenizer.json} and {@code model.onnx} as a zip. */
    public Path zip(Path file) throws IOException {
        Path folder = Files.createTempDirectory(file.toAbsolutePath().getParent(), "encoder");
        onnx(folder.resolve("model.onnx"));
        Files.writeString(folder.resolve("tokenizer.json"), tokenizer());
        return zip(file, folder);
    }

    /** Imports it. */
    public ModelPackage adopted(Path folder) throws IOException {
        Files.createDirectories(folder);
        return adopt(zip(folder.resolve("encoder.zip")), folder);
    }

    /** Imports one of the same shape and tokens as TorchScript, made by {@code src/test/python/encoder.py}. */
    public static ModelPackage torchScript(Path folder) throws IOException {
        Path bundle = Files.createDirectories(folder.resolve("bundle"));
        try (InputStream module = TinyEncoder.class.getResourceAsStream("/encoders/tiny.pt")) {
            Files.copy(Objects.requireNonNull(module), bundle.resolve("model.pt"));
        }
        Files.writeString(bundle.resolve("tokenizer.json"), tokenizer());
        return adopt(zip(folder.resolve("torchscript.zip"), bundle), folder);
    }

    public static ModelPackage adopt(Path zip, Path folder) throws IOException {
        Path output = Files.createDirectories(folder.resolve("version"));
        new TextFamily().adopt(new ModelSource("text-classification", new Parameters(Map.of()), zip, output));
        return ModelPackage.open(output);
    }

    public static Path zip(Path file, Path folder) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out);
                var files = Files.list(folder)) {
            for (Path each : files.sorted().toList()) {
                zip.putNextEntry(new ZipEntry("bundle/" + each.getFileName()));
                Files.copy(each, zip);
                zip.closeEntry();
            }
        }
        return file;
    }

    /** A BERT tokenizer in the format of the tokenizers library. */
    public static String tokenizer() throws IOException {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        tokens().forEach(token -> numbers.put(token, numbers.size()));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", "1.0");
        json.put("added_tokens", List.of());
        json.put(
                "normalizer",
                Map.of("type", "BertNormalizer", "clean_text", true, "handle_chinese_chars", true, "lowercase", true));
        json.put("pre_tokenizer", Map.of("type", "BertPreTokenizer"));
        json.put(
                "post_processor",
                Map.of("type", "BertProcessing", "sep", List.of("[SEP]", 3), "cls", List.of("[CLS]", 2)));
        json.put("decoder", Map.of("type", "WordPiece", "prefix", "##", "cleanup", true));
        json.put(
                "model",
                Map.of(
                        "type",
                        "WordPiece",
                        "unk_token",
                        "[UNK]",
                        "continuing_subword_prefix",
                        "##",
                        "max_input_chars_per_word",
                        100,
                        "vocab",
                        numbers));
        return Json.MAPPER.writeValueAsString(json);
    }

    void onnx(Path file) throws IOException {
        OnnxGraph graph = new OnnxGraph("tiny-encoder")
                .input("input_ids", ElementType.INT64, Axis.any("batch"), Axis.any("length"))
                .input("attention_mask", ElementType.INT64, Axis.any("batch"), Axis.any("length"));
        if (typed) {
            graph.input("token_type_ids", ElementType.INT64, Axis.any("batch"), Axis.any("length"));
        }
        weights(graph, "words", vocabulary, DIMENSIONS);
        weights(graph, "positions", POSITIONS, DIMENSIONS);
        weights(graph, "segments", 2, DIMENSIONS);
        for (String name : List.of("query", "key", "value", "out", "up", "down")) {
            weights(graph, name, DIMENSIONS, DIMENSIONS);
        }
        graph.weights("scale", new long[] {DIMENSIONS}, filled(1))
                .weights("shift", new long[] {DIMENSIONS}, filled(0))
                .weights("one", new long[] {}, new float[] {1})
                .weights("far", new long[] {}, new float[] {masked ? 1e4f : 0})
                .weights("root", new long[] {}, new float[] {(float) Math.sqrt(DIMENSIONS)})
                .numbers("from", new long[] {1}, 0)
                .numbers("lengthAxis", new long[] {1}, 1)
                .numbers("first", new long[] {}, 0);
        embedding(graph);
        attention(graph);
        graph.node("MatMul", List.of("attended", "up"), "raised")
                .node("Relu", List.of("raised"), "bent")
                .node("MatMul", List.of("bent", "down"), "lowered")
                .node("Add", List.of("attended", "lowered"), "thought");
        normalised(graph, "thought", "last_hidden_state");
        if (perToken) {
            graph.output(
                    "last_hidden_state", ElementType.FLOAT, Axis.any("batch"), Axis.any("length"), Axis.of(DIMENSIONS));
        } else {
            graph.node("Gather", List.of("last_hidden_state", "first"), "sentence_embedding", Attribute.of("axis", 1L))
                    .output("sentence_embedding", ElementType.FLOAT, Axis.any("batch"), Axis.of(DIMENSIONS));
        }
        graph.write(file);
    }

    private void embedding(OnnxGraph graph) {
        graph.node("Gather", List.of("words", "input_ids"), "word")
                .node("Shape", List.of("input_ids"), "shape")
                .node("Gather", List.of("shape", "lengthAxis"), "length")
                // Nodes fail where the length is more than there are positions
                .node("Slice", List.of("positions", "from", "length", "from"), "position")
                .node("Add", List.of("word", "position"), "placed");
        if (typed) {
            graph.node("Gather", List.of("segments", "token_type_ids"), "segment")
                    .node("Add", List.of("placed", "segment"), "embedded");
        } else {
            graph.node("Identity", List.of("placed"), "embedded");
        }
        normalised(graph, "embedded", "x");
    }

    private static void attention(OnnxGraph graph) {
        graph.node("MatMul", List.of("x", "query"), "queries")
                .node("MatMul", List.of("x", "key"), "keys")
                .node("MatMul", List.of("x", "value"), "values")
                .node("Transpose", List.of("keys"), "turned", Attribute.of("perm", 0L, 2L, 1L))
                .node("MatMul", List.of("queries", "turned"), "products")
                .node("Div", List.of("products", "root"), "scaled")
                .node("Cast", List.of("attention_mask"), "mask", Attribute.of("to", 1L))
                .node("Sub", List.of("mask", "one"), "hidden")
                .node("Mul", List.of("hidden", "far"), "penalty")
                .node("Unsqueeze", List.of("penalty", "lengthAxis"), "penalties")
                .node("Add", List.of("scaled", "penalties"), "scores")
                .node("Softmax", List.of("scores"), "shares", Attribute.of("axis", 2L))
                .node("MatMul", List.of("shares", "values"), "context")
                .node("MatMul", List.of("context", "out"), "projected")
                .node("Add", List.of("x", "projected"), "summed");
        normalised(graph, "summed", "attended");
    }

    private static void normalised(OnnxGraph graph, String from, String to) {
        graph.node("LayerNormalization", List.of(from, "scale", "shift"), to, Attribute.of("axis", -1L));
    }

    private void weights(OnnxGraph graph, String name, int rows, int columns) {
        float[] weights = new float[rows * columns];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) random.nextGaussian(0, 1 / Math.sqrt(columns));
        }
        graph.weights(name, new long[] {rows, columns}, weights);
    }

    private static float[] filled(float value) {
        float[] filled = new float[DIMENSIONS];
        java.util.Arrays.fill(filled, value);
        return filled;
    }

    private static List<String> tokens() {
        List<String> tokens = new ArrayList<>(List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]"));
        tokens.addAll(WORDS);
        for (char letter = 'a'; letter <= 'z'; letter++) {
            tokens.add("##" + letter + letter);
        }
        return tokens;
    }
}
