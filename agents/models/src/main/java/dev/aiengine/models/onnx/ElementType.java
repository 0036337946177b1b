package dev.aiengine.models.onnx;

import ai.onnxruntime.OnnxJavaType;

/** The element types of our inputs and outputs. */
public enum ElementType {
    FLOAT(1, OnnxJavaType.FLOAT),
    INT32(6, OnnxJavaType.INT32),
    INT64(7, OnnxJavaType.INT64);

    /** The number ONNX files give the type. */
    final int code;

    final OnnxJavaType runtime;

    ElementType(int code, OnnxJavaType runtime) {
        this.code = code;
        this.runtime = runtime;
    }
}
