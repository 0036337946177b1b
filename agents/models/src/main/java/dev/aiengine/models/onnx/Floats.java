package dev.aiengine.models.onnx;

/** One output of a model, row by row. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Floats(float[] values, long[] shape) {}
