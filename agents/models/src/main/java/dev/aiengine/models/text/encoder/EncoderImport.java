package dev.aiengine.models.text.encoder;

import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.ModelSource;
import dev.aiengine.models.Untrainable;
import dev.aiengine.models.onnx.OnnxFile;
import dev.aiengine.models.text.TextAnswers;
import dev.aiengine.models.text.TextFrameworks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes a version of an encoder that came as a zip of its tokenizer and its network; tries it first. */
public final class EncoderImport {
    private static final String EXPECTED = "a zip of tokenizer.json and model.onnx (or model.pt, TorchScript)";
    private static final String ONNX = "model.onnx";
    private static final String TORCH_SCRIPT = "model.pt";

    private final ModelSource source;

    public EncoderImport(ModelSource source) {
        this.source = source;
    }

    /**
     * Writes the package.
     *
     * @throws Untrainable when it is no encoder that can be used, with the reason
     */
    public ModelManifest run() throws IOException {
        Path unpacked = Files.createTempDirectory(source.output(), "unpacked");
        try {
            unpack(unpacked);
            Files.move(
                    found(unpacked, Tokenizer.FILE).orElseThrow(() -> lacking(Tokenizer.FILE)),
                    source.output().resolve(Tokenizer.FILE));
            placeNetwork(unpacked);
        } finally {
            delete(unpacked);
        }
        try (Encoder encoder = Encoder.open(source.output(), Encoder.MOST_TOKENS)) {
            ModelManifest manifest = manifest(new EncoderTrial(encoder).run());
            manifest.write(source.output());
            return manifest;
        } catch (IOException e) {
            throw new Untrainable("the encoder cannot be loaded: " + e.getMessage());
        }
    }

    /** Tries the package of an encoder again: what it says of itself must be so. */
    public static void check(ModelPackage modelPackage) throws IOException {
        EncoderSignature told = EncoderSignature.of(modelPackage.manifest().metadata());
        try (Encoder encoder = Encoder.open(modelPackage.directory(), Encoder.MOST_TOKENS)) {
            EncoderSignature found = new EncoderTrial(encoder).run();
            if (!found.equals(told)) {
                throw new IOException("the package says " + told + ", but its encoder is " + found);
            }
        }
    }

    private ModelManifest manifest(EncoderSignature signature) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        signature.addTo(metadata);
        return ModelManifest.ofImport(
                source,
                TextFrameworks.ENCODER,
                TextAnswers.INPUT,
                "nothing yet: a base to train on",
                List.of(),
                metadata);
    }

    private void unpack(Path directory) {
        try {
            ModelPackage.unpack(source.file(), directory);
        } catch (IOException e) {
            throw new Untrainable("the file is not " + EXPECTED + ": " + e.getMessage());
        }
    }

    private void placeNetwork(Path unpacked) throws IOException {
        Optional<Path> torchScript = found(unpacked, TORCH_SCRIPT);
        if (torchScript.isPresent()) {
            Files.move(torchScript.get(), source.output().resolve(TorchScriptEncoder.FILE));
            return;
        }
        Path onnx = found(unpacked, ONNX).orElseThrow(() -> lacking(ONNX + " or " + TORCH_SCRIPT));
        try {
            OnnxFile.check(onnx, Encoder.MOST_BYTES);
        } catch (IOException e) {
            throw new Untrainable(ONNX + " cannot be taken: " + e.getMessage());
        }
        Files.move(onnx, source.output().resolve(OnnxEncoder.FILE));
    }

    /** Archives often have everything below one folder. */
    private static Optional<Path> found(Path unpacked, String name) throws IOException {
        try (Stream<Path> files = Files.walk(unpacked, 2)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().equals(name))
                    .sorted()
                    .findFirst();
        }
    }

    private static Untrainable lacking(String name) {
        return new Untrainable("the file has no " + name + "; expected is " + EXPECTED);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
