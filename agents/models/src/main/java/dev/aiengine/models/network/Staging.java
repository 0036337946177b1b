package dev.aiengine.models.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/**
 * Memory outside the heap through which arrays are lent to PyTorch, one buffer per name, used again in each step. Left
 * to itself DJL takes a new one for each array, and they pile up until the heap happens to be collected. An array sees
 * its buffer until it is closed, so close a step's arrays before the next step.
 */
public final class Staging {
    private final Map<String, ByteBuffer> buffers = new HashMap<>();

    public NDArray lend(NDManager manager, String name, float[] values, long... shape) {
        ByteBuffer buffer = buffer(name, values.length);
        buffer.asFloatBuffer().put(values);
        return manager.create(buffer, new Shape(shape), DataType.FLOAT32);
    }

    public NDArray lend(NDManager manager, String name, int[] values, long... shape) {
        ByteBuffer buffer = buffer(name, values.length);
        buffer.asIntBuffer().put(values);
        return manager.create(buffer, new Shape(shape), DataType.INT32);
    }

    private ByteBuffer buffer(String name, int elements) {
        int bytes = Math.multiplyExact(elements, Float.BYTES);
        ByteBuffer buffer = buffers.get(name);
        if (buffer == null || buffer.capacity() < bytes) {
            buffer = ByteBuffer.allocateDirect(bytes + bytes / 4).order(ByteOrder.nativeOrder());
            buffers.put(name, buffer);
        }
        return buffer.clear().limit(bytes);
    }
}
