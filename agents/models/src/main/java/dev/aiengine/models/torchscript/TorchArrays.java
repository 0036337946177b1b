package dev.aiengine.models.torchscript;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import dev.aiengine.contract.signature.TensorType;
import dev.aiengine.models.tensor.Tensor;

/** Between our tensors and PyTorch's. */
final class TorchArrays {

    static DataType type(TensorType type) {
        return switch (type) {
            case FLOAT -> DataType.FLOAT32;
            case DOUBLE -> DataType.FLOAT64;
            case INT32 -> DataType.INT32;
            case INT64 -> DataType.INT64;
            case BOOL -> DataType.BOOLEAN;
            case STRING -> throw new IllegalArgumentException("TorchScript takes no texts, only numbers and truths");
        };
    }

    /** Half precision becomes float, and small whole numbers int32. */
    static Tensor tensor(NDArray array) {
        long[] shape = array.getShape().getShape();
        return switch (array.getDataType()) {
            case FLOAT32 -> new Tensor(TensorType.FLOAT, shape, array.toFloatArray());
            case FLOAT64 -> new Tensor(TensorType.DOUBLE, shape, array.toDoubleArray());
            case INT32 -> new Tensor(TensorType.INT32, shape, array.toIntArray());
            case INT64 -> new Tensor(TensorType.INT64, shape, array.toLongArray());
            case BOOLEAN -> new Tensor(TensorType.BOOL, shape, array.toBooleanArray());
            case FLOAT16, BFLOAT16 -> tensor(array.toType(DataType.FLOAT32, false));
            case INT8, UINT8, INT16 -> tensor(array.toType(DataType.INT32, false));
            default ->
                throw new UnsupportedOperationException(
                        "an output has the type " + array.getDataType() + ", which cannot be answered");
        };
    }

    private TorchArrays() {}
}
