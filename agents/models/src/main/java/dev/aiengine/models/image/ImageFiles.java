package dev.aiengine.models.image;

/** Names inside a package, known to the export and to the predictor. */
final class ImageFiles {
    static final String MODEL = "model.onnx";
    static final String LOGITS = "logits";
    static final String SCORES = "scores";
    static final String IMAGE_SIZE = "imageSize";
    /** Of a side. */
    static final int LARGEST_IMAGE_SIZE = 512;

    private ImageFiles() {}
}
