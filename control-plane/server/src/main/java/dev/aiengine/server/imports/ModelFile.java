package dev.aiengine.server.imports;

import dev.aiengine.server.web.ApiException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a file is, by what is in it and whatever its name; nothing of it is loaded here.
 *
 * @param task that a package says it does
 */
record ModelFile(Kind kind, @Nullable String task) {

    /** What can be imported. */
    enum Kind {
        ONNX,
        TORCHSCRIPT,
        /** Of an engine like this one. */
        PACKAGE,
        /** A text encoder and its tokenizer. */
        ENCODER
    }

    private static final String CUSTOM = "custom";
    private static final Set<String> OF_TEXT = Set.of("text-classification", "sentiment");
    private static final int PICKLE = 0x80;
    private static final int NEWEST_PICKLE = 5;

    /** Looks at a file; 422 says what is wrong with it, and what to do. */
    static ModelFile of(Path file, ImportProperties limits) throws IOException {
        byte[] start = start(file);
        if (start.length == 0) {
            throw refused("is empty");
        }
        if (start.length > 3 && start[0] == 'P' && start[1] == 'K' && start[2] == 3 && start[3] == 4) {
            return ZipModel.of(file, limits);
        }
        if (start.length > 1 && Byte.toUnsignedInt(start[0]) == PICKLE && start[1] <= NEWEST_PICKLE) {
            throw pickle();
        }
        OnnxOutline.require(file);
        return new ModelFile(Kind.ONNX, null);
    }

    /** The task an import is for: as asked, or as the file says. */
    String task(@Nullable String asked) {
        return switch (kind) {
            case PACKAGE -> {
                String own = task == null ? CUSTOM : task;
                if (asked != null && !asked.equals(own)) {
                    throw ApiException.invalid(
                            "task", "the package is one of " + own + ", not " + asked + "; leave the task out");
                }
                yield own;
            }
            case ENCODER -> {
                if (asked == null || !OF_TEXT.contains(asked)) {
                    throw ApiException.invalid(
                            "task",
                            "a zip with tokenizer.json is a text encoder; say task=text-classification"
                                    + " or task=sentiment");
                }
                yield asked;
            }
            case ONNX, TORCHSCRIPT -> {
                if (asked != null && !asked.equals(CUSTOM)) {
                    throw ApiException.invalid(
                            "task",
                            "a bare " + kind + " file is imported as custom; for " + OF_TEXT
                                    + " send a zip of model.onnx or model.pt and its tokenizer.json");
                }
                yield CUSTOM;
            }
        };
    }

    static ApiException refused(String why) {
        return ApiException.invalid("file", why);
    }

    static ApiException pickle() {
        return refused(
                "is a Python pickle (torch.save, joblib, pickle.dump), and loading a pickle executes whatever code"
                        + " is in it: save the model with torch.jit.trace or torch.jit.script, or torch.onnx.export,"
                        + " or skl2onnx for scikit-learn");
    }

    private static byte[] start(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(4);
        }
    }
}
