package dev.aiengine.models.tensor;

import dev.aiengine.contract.signature.TensorType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Memory outside the heap through which tensors are lent to an engine, one buffer per input, used again by the next
 * call. A buffer per call would be freed only when the heap happens to be collected.
 */
public final class TensorStaging {
    private final List<ByteBuffer> buffers = new ArrayList<>();

    /** The tensor's elements in the machine's byte order; seen by the engine until the next call for this input. */
    public ByteBuffer lend(int input, Tensor tensor) {
        ByteBuffer buffer = buffer(input, Math.multiplyExact(tensor.elements(), bytes(tensor.type())));
        switch (tensor.values()) {
            case float[] floats -> buffer.asFloatBuffer().put(floats);
            case double[] doubles -> buffer.asDoubleBuffer().put(doubles);
            case int[] ints -> buffer.asIntBuffer().put(ints);
            case long[] longs -> buffer.asLongBuffer().put(longs);
            case boolean[] truths -> {
                for (int i = 0; i < truths.length; i++) {
                    buffer.put(i, (byte) (truths[i] ? 1 : 0));
                }
            }
            default -> throw new IllegalArgumentException("texts cannot be lent");
        }
        return buffer;
    }

    private static int bytes(TensorType type) {
        return switch (type) {
            case FLOAT, INT32 -> Integer.BYTES;
            case DOUBLE, INT64 -> Long.BYTES;
            case BOOL -> 1;
            case STRING -> throw new IllegalArgumentException("texts cannot be lent");
        };
    }

    private ByteBuffer buffer(int input, int bytes) {
        while (buffers.size() <= input) {
            buffers.add(ByteBuffer.allocateDirect(0));
        }
        if (buffers.get(input).capacity() < bytes) {
            buffers.set(input, ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder()));
        }
        return buffers.get(input).clear().limit(bytes).order(ByteOrder.nativeOrder());
    }
}
