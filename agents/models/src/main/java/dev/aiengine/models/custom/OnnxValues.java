package dev.aiengine.models.custom;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import dev.aiengine.contract.signature.TensorType;
import dev.aiengine.models.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.ShortBuffer;
import java.util.ArrayList;
import java.util.List;

/** ONNX Runtime's answers as our tensors. */
final class OnnxValues {

    /** Half precision becomes float, and small whole numbers int32. */
    static Tensor tensor(OnnxValue value) throws OrtException {
        if (!(value instanceof OnnxTensor tensor)) {
            throw new OrtException("an output is no tensor but a sequence or a map");
        }
        long[] shape = tensor.getInfo().getShape();
        int elements = Math.toIntExact(Tensor.elements(shape));
        return switch (tensor.getInfo().type) {
            case FLOAT, FLOAT16, BFLOAT16 -> {
                float[] floats = new float[elements];
                FloatBuffer buffer = tensor.getFloatBuffer();
                buffer.get(floats);
                yield new Tensor(TensorType.FLOAT, shape, floats);
            }
            case DOUBLE -> {
                double[] doubles = new double[elements];
                tensor.getDoubleBuffer().get(doubles);
                yield new Tensor(TensorType.DOUBLE, shape, doubles);
            }
            case INT32 -> {
                int[] ints = new int[elements];
                tensor.getIntBuffer().get(ints);
                yield new Tensor(TensorType.INT32, shape, ints);
            }
            case INT64 -> {
                long[] longs = new long[elements];
                tensor.getLongBuffer().get(longs);
                yield new Tensor(TensorType.INT64, shape, longs);
            }
            case BOOL -> {
                boolean[] truths = new boolean[elements];
                ByteBuffer bytes = tensor.getByteBuffer();
                for (int i = 0; i < elements; i++) {
                    truths[i] = bytes.get(i) != 0;
                }
                yield new Tensor(TensorType.BOOL, shape, truths);
            }
            case INT8, UINT8 -> new Tensor(TensorType.INT32, shape, bytes(tensor, elements));
            case INT16 -> {
                int[] ints = new int[elements];
                ShortBuffer shorts = tensor.getShortBuffer();
                for (int i = 0; i < elements; i++) {
                    ints[i] = shorts.get(i);
                }
                yield new Tensor(TensorType.INT32, shape, ints);
            }
            case STRING -> {
                List<String> texts = new ArrayList<>(elements);
                flatten(tensor.getValue(), texts);
                yield new Tensor(TensorType.STRING, shape, texts.toArray(new String[0]));
            }
            case UNKNOWN -> throw new OrtException("an output has a type that cannot be answered");
        };
    }

    private static int[] bytes(OnnxTensor tensor, int elements) {
        boolean signed = tensor.getInfo().type == ai.onnxruntime.OnnxJavaType.INT8;
        ByteBuffer bytes = tensor.getByteBuffer();
        int[] ints = new int[elements];
        for (int i = 0; i < elements; i++) {
            ints[i] = signed ? bytes.get(i) : Byte.toUnsignedInt(bytes.get(i));
        }
        return ints;
    }

    private static void flatten(Object value, List<String> texts) {
        if (value instanceof Object[] many) {
            for (Object each : many) {
                flatten(each, texts);
            }
        } else {
            texts.add((String) value);
        }
    }

    private OnnxValues() {}
}
