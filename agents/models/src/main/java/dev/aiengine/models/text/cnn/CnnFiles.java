package dev.aiengine.models.text.cnn;

/** Names inside a package, known to the export and to the predictor. */
final class CnnFiles {
    static final String MODEL = "model.onnx";
    static final String TOKENS = "tokens";
    static final String LOGITS = "logits";
    static final String SCORES = "scores";

    private CnnFiles() {}
}
