package dev.aiengine.models.text;

/** What the packages of the text family call what runs them. */
public final class TextFrameworks {
    public static final String LINEAR = "linear";
    /** A convolutional network. */
    public static final String CNN = "onnx";
    /** An imported encoder: gives vectors, no labels. */
    public static final String ENCODER = "encoder";
    /** An encoder with a head of labels. */
    public static final String TRANSFORMER = "transformer";

    private TextFrameworks() {}
}
