package dev.aiengine.models.custom;

import dev.aiengine.models.onnx.OnnxFile;
import dev.aiengine.models.torchscript.TorchScript;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The kinds of files that can be imported, told apart by what is in them. */
enum Framework {
    ONNX("onnx", "model.onnx"),
    TORCHSCRIPT("torchscript", "model.pt");

    /** What protobuf allows an ONNX file; TorchScript gets no more. */
    static final long MAX_BYTES = Integer.MAX_VALUE;

    private static final byte[] ZIP = {'P', 'K', 3, 4};

    /** As the manifest says it. */
    final String label;

    /** Its name in a package. */
    final String file;

    Framework(String label, String file) {
        this.label = label;
        this.file = file;
    }

    static Framework of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(ZIP.length), ZIP) ? TORCHSCRIPT : ONNX;
        }
    }

    static Framework labelled(String label) throws IOException {
        return Arrays.stream(values())
                .filter(framework -> framework.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IOException("framework " + label + " is not known"));
    }

    /** Loads a file of unknown origin. */
    Engine open(Path file) throws IOException {
        return switch (this) {
            case ONNX -> {
                OnnxFile.check(file, MAX_BYTES);
                yield OnnxEngine.open(file);
            }
            case TORCHSCRIPT -> new TorchScriptEngine(TorchScript.open(file, MAX_BYTES));
        };
    }
}
