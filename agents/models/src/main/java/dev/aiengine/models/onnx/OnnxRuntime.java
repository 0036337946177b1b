package dev.aiengine.models.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.nio.file.Path;

/** ONNX Runtime as every model here is run by it: on the calling thread alone. */
public final class OnnxRuntime {

    /** Loads a file; the session is the caller's to close. */
    public static OrtSession open(Path file) throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            // What goes wrong is thrown
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
            // A plan would be kept for every shape that ever came, and lengths vary
            options.setMemoryPatternOptimization(false);
            return OrtEnvironment.getEnvironment()
                    .createSession(file.toAbsolutePath().toString(), options);
        }
    }

    private OnnxRuntime() {}
}
