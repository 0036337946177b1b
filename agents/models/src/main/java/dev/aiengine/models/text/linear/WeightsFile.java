package dev.aiengine.models.text.linear;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * {@code weights.bin}, big-endian: magic {@code AELT}, format, flags (1: runs), labels, columns; then per column its
 * hash, its weight in the length, and one weight per problem; then the biases; then the CRC-32C of all before. The size
 * follows from the header and is checked before anything is allocated, because packages come from anywhere.
 */
final class WeightsFile {
    static final String NAME = "weights.bin";

    private static final int MAGIC = 0x41454C54;
    private static final int FORMAT = 1;
    private static final int RUNS = 1;
    private static final int HEADER = 5 * Integer.BYTES;
    private static final int MOST_LABELS = 10_000;
    private static final long LARGEST = 512L << 20;

    static void write(LinearModel model, Path file) throws IOException {
        int columns = model.columnWeights().length;
        int problems = model.bias().length;
        ByteBuffer buffer = ByteBuffer.allocate((int) size(model.labels(), columns));
        buffer.putInt(MAGIC).putInt(FORMAT).putInt(model.runs() ? RUNS : 0).putInt(model.labels());
        buffer.putInt(columns);
        for (int column = 0; column < columns; column++) {
            buffer.putInt(model.vocabulary().hash(column)).putFloat(model.columnWeights()[column]);
            for (int problem = 0; problem < problems; problem++) {
                buffer.putFloat(model.weights()[column * problems + problem]);
            }
        }
        for (float bias : model.bias()) {
            buffer.putFloat(bias);
        }
        buffer.putInt(checksum(buffer.array()));
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(buffer.array());
        }
    }

    static LinearModel read(Path file) throws IOException {
        long size = Files.size(file);
        if (size < HEADER + Integer.BYTES || size > LARGEST) {
            throw damaged("it has " + size + " bytes");
        }
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        if (buffer.getInt() != MAGIC) {
            throw damaged("it does not begin as one");
        }
        int format = buffer.getInt();
        if (format != FORMAT) {
            throw damaged("its format is " + format + ", known is " + FORMAT);
        }
        int flags = buffer.getInt();
        int labels = buffer.getInt();
        int columns = buffer.getInt();
        if ((flags & ~RUNS) != 0 || labels < 2 || labels > MOST_LABELS || columns < 0) {
            throw damaged("it says " + labels + " labels, " + columns + " columns, flags " + flags);
        }
        if (size != size(labels, columns) || size != buffer.capacity()) {
            throw damaged("it has " + size + " bytes where " + size(labels, columns) + " are expected");
        }
        int checksum = buffer.getInt(buffer.capacity() - Integer.BYTES);
        if (checksum != checksum(bytes)) {
            throw damaged("its checksum does not match");
        }
        return read(buffer, labels, columns, flags == RUNS);
    }

    private static LinearModel read(ByteBuffer buffer, int labels, int columns, boolean runs) throws IOException {
        int problems = Examples.problems(labels);
        int[] hashes = new int[columns];
        float[] columnWeights = new float[columns];
        float[] weights = new float[columns * problems];
        float[] bias = new float[problems];
        for (int column = 0; column < columns; column++) {
            hashes[column] = buffer.getInt();
            columnWeights[column] = finite(buffer.getFloat());
            for (int problem = 0; problem < problems; problem++) {
                weights[column * problems + problem] = finite(buffer.getFloat());
            }
        }
        for (int problem = 0; problem < problems; problem++) {
            bias[problem] = finite(buffer.getFloat());
        }
        return new LinearModel(new Vocabulary(hashes), runs, columnWeights, weights, bias, labels);
    }

    private static float finite(float number) throws IOException {
        if (!Float.isFinite(number)) {
            throw damaged("it holds a weight that is not a number");
        }
        return number;
    }

    private static long size(int labels, int columns) {
        int problems = Examples.problems(labels);
        return HEADER + columns * (2L + problems) * Integer.BYTES + (long) problems * Float.BYTES + Integer.BYTES;
    }

    /** Of all but the last four bytes. */
    private static int checksum(byte[] bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, bytes.length - Integer.BYTES);
        return (int) checksum.getValue();
    }

    private static IOException damaged(String why) {
        return new IOException(NAME + " is not a usable weights file: " + why);
    }

    private WeightsFile() {}
}
