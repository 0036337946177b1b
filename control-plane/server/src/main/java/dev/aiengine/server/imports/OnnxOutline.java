package dev.aiengine.server.imports;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The outermost fields of an ONNX file, in protobuf's wire format: that there is a version and a graph, and nothing
 * after the last field. What is inside the graph its agent looks at.
 */
final class OnnxOutline {
    private static final int VERSION = 1;
    private static final int GRAPH = 7;
    private static final int HIGHEST_FIELD = 1_000;

    static void require(Path file) throws IOException {
        boolean version = false;
        boolean graph = false;
        long size = Files.size(file);
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            for (long at = 0; at < size; ) {
                long[] tag = varint(in);
                int field = (int) Math.min(HIGHEST_FIELD, tag[0] >>> 3);
                at += tag[1] + value(in, (int) (tag[0] & 7), size - at);
                if (field == 0 || field == HIGHEST_FIELD) {
                    throw notOnnx();
                }
                version |= field == VERSION;
                graph |= field == GRAPH;
            }
        } catch (EOFException e) {
            throw notOnnx();
        }
        if (!version || !graph) {
            throw notOnnx();
        }
    }

    /** Reads past a value and tells how long it was. */
    private static long value(DataInputStream in, int type, long left) throws IOException {
        return switch (type) {
            case 0 -> varint(in)[1];
            case 1 -> skip(in, Long.BYTES);
            case 2 -> {
                long[] length = varint(in);
                if (length[0] < 0 || length[0] > left) {
                    throw new EOFException();
                }
                yield length[1] + skip(in, length[0]);
            }
            case 5 -> skip(in, Integer.BYTES);
            default -> throw new EOFException();
        };
    }

    private static long skip(DataInputStream in, long bytes) throws IOException {
        in.skipNBytes(bytes);
        return bytes;
    }

    /** A number and how many bytes it took. */
    private static long[] varint(DataInputStream in) throws IOException {
        long value = 0;
        for (int i = 0; i < 10; i++) {
            int next = in.readUnsignedByte();
            value |= (long) (next & 0x7F) << (7 * i);
            if (next < 0x80) {
                return new long[] {value, i + 1L};
            }
        }
        throw new EOFException();
    }

    private static RuntimeException notOnnx() {
        return ModelFile.refused(
                "is neither an ONNX model, nor TorchScript, nor a package of an engine, or was cut short:"
                        + " export the model with torch.onnx.export, tf2onnx or skl2onnx, or with torch.jit.trace");
    }

    private OnnxOutline() {}
}
