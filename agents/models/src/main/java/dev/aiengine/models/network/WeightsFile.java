package dev.aiengine.models.network;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The weights of a trained network in its package, as they were learned: what a later training starts from. The ONNX
 * file beside it cannot serve for that, since normalisation has become weights there.
 */
public final class WeightsFile {
    public static final String FILE = "weights.bin";

    private static final int MAGIC = 0x41495753;
    private static final int MOST_ARRAYS = 10_000;

    public static void write(Weights weights, Path directory) throws IOException {
        try (DataOutputStream out = new DataOutputStream(
                new BufferedOutputStream(Files.newOutputStream(directory.resolve(FILE)), 1 << 16))) {
            out.writeInt(MAGIC);
            out.writeInt(weights.arrays().size());
            for (String name : weights.arrays().keySet()) {
                float[] array = weights.get(name);
                ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(array.length, Float.BYTES));
                bytes.asFloatBuffer().put(array);
                out.writeUTF(name);
                out.writeInt(array.length);
                out.write(bytes.array());
            }
        }
    }

    /**
     * Replaces weights by those of the same name and length in a package.
     *
     * @return how many arrays were replaced
     * @throws IOException when the file is missing or damaged
     */
    public static int read(Path directory, Weights into) throws IOException {
        int replaced = 0;
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(directory.resolve(FILE)), 1 << 16))) {
            int arrays = in.readInt() == MAGIC ? in.readInt() : -1;
            if (arrays < 0 || arrays > MOST_ARRAYS) {
                throw new IOException(FILE + " is damaged: it does not begin as weights do");
            }
            for (int i = 0; i < arrays; i++) {
                String name = in.readUTF();
                int length = in.readInt();
                float[] array = into.arrays().get(name);
                if (array != null && array.length == length) {
                    byte[] bytes = new byte[Math.multiplyExact(length, Float.BYTES)];
                    in.readFully(bytes);
                    ByteBuffer.wrap(bytes).asFloatBuffer().get(array);
                    replaced++;
                } else {
                    in.skipNBytes(Math.multiplyExact((long) length, Float.BYTES));
                }
            }
            return replaced;
        } catch (EOFException e) {
            throw new IOException(FILE + " is damaged: it is cut short", e);
        }
    }

    private WeightsFile() {}
}
